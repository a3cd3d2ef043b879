package io.atlantis.runner.language.runtime;

import java.util.Arrays;

/**
 * A strategy's list. Assigning it shares it, as in Python. Numbers and bools lie unboxed in an array of their type, texts
 * and tuples in an array of objects. Methods are static so that compiled code calls all runtime functions alike; each that
 * makes or grows a list charges a step for every element. For one thread.
 */
public final class ListValue {
    /** Most elements of one list: bounds the memory that a strategy's lists hold together with their number. */
    static final int MAX_LENGTH = 100_000;

    /** The same where each element is an object of its own. */
    static final int MAX_OBJECTS = 10_000;

    private static final int FIRST_CAPACITY = 8;

    /** The list itself and its array without elements. */
    private static final int OBJECT_BYTES = 40;

    /** An element of an array, as the budget counts it; a box or an object's reference takes no more. */
    private static final int ELEMENT_BYTES = 8;

    /** In place of an object that was taken out, so that it can be collected. */
    private static final Object VACANT = "";

    /** In place of the array of another type. */
    private static final long[] NO_INTS = {};

    private static final double[] NO_FLOATS = {};

    /** boolean[], long[], double[] or Object[]; as long as the list or longer. */
    Object storage;

    int length;

    /** The storage by its type, so that reading and writing an element need not ask for it; empty if it has another. */
    private long[] ints;

    private double[] floats;

    private ListValue(Object storage) {
        this.storage = storage;
        this.ints = storage instanceof long[] array ? array : NO_INTS;
        this.floats = storage instanceof double[] array ? array : NO_FLOATS;
    }

    /** An empty list of bools; costs a step. */
    public static ListValue bools(Budget budget) {
        budget.charge(1);
        budget.allocate(bytes(FIRST_CAPACITY));
        return new ListValue(new boolean[FIRST_CAPACITY]);
    }

    /** An empty list of ints; costs a step. */
    public static ListValue ints(Budget budget) {
        budget.charge(1);
        budget.allocate(bytes(FIRST_CAPACITY));
        return new ListValue(new long[FIRST_CAPACITY]);
    }

    /** An empty list of floats; costs a step. */
    public static ListValue floats(Budget budget) {
        budget.charge(1);
        budget.allocate(bytes(FIRST_CAPACITY));
        return new ListValue(new double[FIRST_CAPACITY]);
    }

    /** An empty list of texts or tuples; costs a step. */
    public static ListValue objects(Budget budget) {
        budget.charge(1);
        budget.allocate(bytes(FIRST_CAPACITY));
        return new ListValue(new Object[FIRST_CAPACITY]);
    }

    /** The element at an index; a negative one counts from the end. */
    public static boolean getBool(ListValue list, long index) {
        return ((boolean[]) list.storage)[position(list, index)];
    }

    /** As {@link #getBool}. */
    public static long getInt(ListValue list, long index) {
        return list.ints[position(list, index)];
    }

    /** As {@link #getBool}. */
    public static double getFloat(ListValue list, long index) {
        return list.floats[position(list, index)];
    }

    /** As {@link #getBool}. */
    public static Object getObject(ListValue list, long index) {
        return ((Object[]) list.storage)[position(list, index)];
    }

    /** {@code list[index] = element}, arguments in the order in which Python evaluates them. */
    public static void set(boolean element, ListValue list, long index) {
        ((boolean[]) list.storage)[position(list, index)] = element;
    }

    /** {@code list[index] = element}. */
    public static void set(long element, ListValue list, long index) {
        list.ints[position(list, index)] = element;
    }

    /** {@code list[index] = element}. */
    public static void set(double element, ListValue list, long index) {
        list.floats[position(list, index)] = element;
    }

    /** {@code list[index] = element}. */
    public static void set(Object element, ListValue list, long index) {
        ((Object[]) list.storage)[position(list, index)] = element;
    }

    /** Adds an element at the end; costs a step. */
    public static void append(ListValue list, boolean element, Budget budget) {
        list.open(list.length, 1, budget);
        ((boolean[]) list.storage)[list.length - 1] = element;
    }

    /** Adds an element at the end; costs a step. */
    public static void append(ListValue list, long element, Budget budget) {
        list.open(list.length, 1, budget);
        list.ints[list.length - 1] = element;
    }

    /** Adds an element at the end; costs a step. */
    public static void append(ListValue list, double element, Budget budget) {
        list.open(list.length, 1, budget);
        list.floats[list.length - 1] = element;
    }

    /** Adds an element at the end; costs a step. */
    public static void append(ListValue list, Object element, Budget budget) {
        list.open(list.length, 1, budget);
        ((Object[]) list.storage)[list.length - 1] = element;
    }

    /** {@code len(list)}. */
    public static long length(ListValue list) {
        return list.length;
    }

    /** Makes room for some elements at a place; costs a step for each of them and for each one moved. */
    void open(int at, int count, Budget budget) {
        int moved = length - at;
        budget.charge((long) count + moved);
        requireLength((long) length + count);
        int capacity = capacity();
        if (length + count > capacity) {
            int wanted = Math.max(length + count, capacity * 2);
            budget.allocate(bytes(wanted));
            hold(resized(wanted));
        }
        System.arraycopy(storage, at, storage, at + count, moved);
        length += count;
    }

    /** Replaces the storage by another of the same type. */
    void hold(Object other) {
        storage = other;
        if (other instanceof double[] array) {
            floats = array;
        } else if (other instanceof long[] array) {
            ints = array;
        }
    }

    /** Takes one element out; costs a step for it and for each one moved. */
    void close(int at, Budget budget) {
        int moved = length - at - 1;
        budget.charge(1L + moved);
        System.arraycopy(storage, at + 1, storage, at, moved);
        length--;
        if (storage instanceof Object[] objects) {
            objects[length] = VACANT;
        }
    }

    /** Spends what a copy of the elements costs, before it is made. */
    void chargeCopy(Budget budget) {
        budget.charge(1L + length);
        budget.allocate(bytes(length));
    }

    /** An empty list of the same kind with room for some elements, all charged; its length is set to them. */
    ListValue fresh(long elements, Budget budget) {
        budget.charge(1 + elements);
        requireLength(elements);
        int capacity = Math.max(FIRST_CAPACITY, (int) elements);
        budget.allocate(bytes(capacity));
        ListValue made = new ListValue(
                switch (storage) {
                    case boolean[] _ -> new boolean[capacity];
                    case long[] _ -> new long[capacity];
                    case double[] _ -> new double[capacity];
                    default -> new Object[capacity];
                });
        made.length = (int) elements;
        return made;
    }

    /** Adds an object of the list's kind at the end; costs a step. */
    void add(Object element, Budget budget) {
        open(length, 1, budget);
        put(length - 1, element);
    }

    /** The element as an object. */
    Object boxed(int at) {
        return switch (storage) {
            case boolean[] bools -> bools[at];
            case long[] ints -> ints[at];
            case double[] floats -> floats[at];
            default -> ((Object[]) storage)[at];
        };
    }

    /** Replaces an element; the object is of the list's kind. */
    void put(int at, Object element) {
        switch (storage) {
            case boolean[] bools -> bools[at] = (Boolean) element;
            case long[] ints -> ints[at] = (Long) element;
            case double[] floats -> floats[at] = (Double) element;
            default -> ((Object[]) storage)[at] = element;
        }
    }

    static int position(ListValue list, long index) {
        int position = (int) index;
        // two comparisons of ints, which the JVM joins with those that it makes itself
        boolean isInside = position == index && position >= 0 && position < list.length;
        return isInside ? position : positionFromEnd(list.length, index);
    }

    /** Where a negative index points to; a fault if outside of the list. */
    static int positionFromEnd(int length, long index) {
        long position = index + length;
        if (index >= 0 || position < 0) {
            throw new StrategyFault(
                    FaultCode.INDEX_OUT_OF_RANGE, "index " + index + " of a list with " + length + " elements");
        }
        return (int) position;
    }

    void requireLength(long wanted) {
        int most = storage instanceof Object[] ? MAX_OBJECTS : MAX_LENGTH;
        if (wanted > most) {
            throw new StrategyFault(
                    FaultCode.MEMORY_LIMIT, "a list of these elements may have " + most + " of them at most");
        }
    }

    private static long bytes(long capacity) {
        return OBJECT_BYTES + ELEMENT_BYTES * capacity;
    }

    private int capacity() {
        return switch (storage) {
            case boolean[] bools -> bools.length;
            case long[] ints -> ints.length;
            case double[] floats -> floats.length;
            default -> ((Object[]) storage).length;
        };
    }

    private Object resized(int capacity) {
        return switch (storage) {
            case boolean[] bools -> Arrays.copyOf(bools, capacity);
            case long[] ints -> Arrays.copyOf(ints, capacity);
            case double[] floats -> Arrays.copyOf(floats, capacity);
            default -> Arrays.copyOf((Object[]) storage, capacity);
        };
    }
}

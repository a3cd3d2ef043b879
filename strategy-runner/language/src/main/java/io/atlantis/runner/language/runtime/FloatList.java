package io.atlantis.runner.language.runtime;

import java.util.Arrays;

/**
 * A strategy's {@code list[float]}. Assigning it shares it, as in Python. Its methods are static so that compiled code
 * calls all runtime functions alike. For one thread.
 */
public final class FloatList {
    /** Most elements of one list: bounds the memory that a strategy's lists hold together with their number. */
    static final int MAX_LENGTH = 100_000;

    private static final int FIRST_CAPACITY = 8;

    private double[] elements;
    private int length;

    private FloatList(double[] elements, int length) {
        this.elements = elements;
        this.length = length;
    }

    /** An empty list; costs a step. */
    public static FloatList empty(Budget budget) {
        budget.charge(1);
        return new FloatList(new double[FIRST_CAPACITY], 0);
    }

    /** Adds an element at the end; costs a step. */
    public static void append(FloatList list, double element, Budget budget) {
        budget.charge(1);
        requireLength(list.length + 1L);
        if (list.length == list.elements.length) {
            list.elements = Arrays.copyOf(list.elements, list.length * 2);
        }
        list.elements[list.length++] = element;
    }

    /** {@code list * times}: a new list; costs a step for each element. */
    public static FloatList repeat(FloatList list, long times, Budget budget) {
        if (times <= 0 || list.length == 0) {
            return empty(budget);
        }
        if (times > MAX_LENGTH) {
            throw tooLong();
        }
        requireLength(list.length * times);
        int repeatedLength = (int) (list.length * times);
        budget.charge(repeatedLength + 1L);
        double[] repeated = new double[Math.max(FIRST_CAPACITY, repeatedLength)];
        for (int at = 0; at < repeatedLength; at += list.length) {
            System.arraycopy(list.elements, 0, repeated, at, list.length);
        }
        return new FloatList(repeated, repeatedLength);
    }

    /** The element at an index; a negative one counts from the end. */
    public static double get(FloatList list, long index) {
        return list.elements[position(list, index)];
    }

    /** {@code list[index] = element}, arguments in the order in which Python evaluates them. */
    public static void set(double element, FloatList list, long index) {
        list.elements[position(list, index)] = element;
    }

    /** Removes the last element and gives it. */
    public static double pop(FloatList list) {
        double last = get(list, -1);
        list.length--;
        return last;
    }

    /** {@code len(list)}. */
    public static long length(FloatList list) {
        return list.length;
    }

    private static int position(FloatList list, long index) {
        long position = index < 0 ? index + list.length : index;
        if (position < 0 || position >= list.length) {
            throw new StrategyFault(
                    FaultCode.INDEX_OUT_OF_RANGE, "index " + index + " of a list with " + list.length + " elements");
        }
        return (int) position;
    }

    private static void requireLength(long length) {
        if (length > MAX_LENGTH) {
            throw tooLong();
        }
    }

    private static StrategyFault tooLong() {
        return new StrategyFault(FaultCode.MEMORY_LIMIT, "a list may have " + MAX_LENGTH + " elements at most");
    }
}

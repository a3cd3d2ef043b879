package io.atlantis.runner.language.runtime;

import java.util.Arrays;

/**
 * A list of numbers or bools that nothing grows, shrinks or shares, as the bare array of its elements: the JVM then checks an
 * index once, where a {@link ListValue} takes two checks. The same results and faults as of that one. For one thread.
 */
public final class FixedList {
    private FixedList() {}

    /** A copy of the elements; costs a step for each. */
    public static boolean[] bools(ListValue list, Budget budget) {
        list.chargeCopy(budget);
        return Arrays.copyOf((boolean[]) list.storage, list.length);
    }

    /** A copy of the elements; costs a step for each. */
    public static long[] ints(ListValue list, Budget budget) {
        list.chargeCopy(budget);
        return Arrays.copyOf((long[]) list.storage, list.length);
    }

    /** A copy of the elements; costs a step for each. */
    public static double[] floats(ListValue list, Budget budget) {
        list.chargeCopy(budget);
        return Arrays.copyOf((double[]) list.storage, list.length);
    }

    /** The element at an index; a negative one counts from the end. */
    public static boolean getBool(boolean[] list, long index) {
        int position = (int) index;
        boolean isInside = position == index && position >= 0 && position < list.length;
        return list[isInside ? position : ListValue.positionFromEnd(list.length, index)];
    }

    /** As {@link #getBool}. */
    public static long getInt(long[] list, long index) {
        int position = (int) index;
        boolean isInside = position == index && position >= 0 && position < list.length;
        return list[isInside ? position : ListValue.positionFromEnd(list.length, index)];
    }

    /** As {@link #getBool}. */
    public static double getFloat(double[] list, long index) {
        int position = (int) index;
        boolean isInside = position == index && position >= 0 && position < list.length;
        return list[isInside ? position : ListValue.positionFromEnd(list.length, index)];
    }

    /** {@code list[index] = element}, arguments in the order in which Python evaluates them. */
    public static void set(boolean element, boolean[] list, long index) {
        int position = (int) index;
        boolean isInside = position == index && position >= 0 && position < list.length;
        list[isInside ? position : ListValue.positionFromEnd(list.length, index)] = element;
    }

    /** {@code list[index] = element}. */
    public static void set(long element, long[] list, long index) {
        int position = (int) index;
        boolean isInside = position == index && position >= 0 && position < list.length;
        list[isInside ? position : ListValue.positionFromEnd(list.length, index)] = element;
    }

    /** {@code list[index] = element}. */
    public static void set(double element, double[] list, long index) {
        int position = (int) index;
        boolean isInside = position == index && position >= 0 && position < list.length;
        list[isInside ? position : ListValue.positionFromEnd(list.length, index)] = element;
    }

    /** {@code len(list)}. */
    public static long length(boolean[] list) {
        return list.length;
    }

    /** {@code len(list)}. */
    public static long length(long[] list) {
        return list.length;
    }

    /** {@code len(list)}. */
    public static long length(double[] list) {
        return list.length;
    }
}

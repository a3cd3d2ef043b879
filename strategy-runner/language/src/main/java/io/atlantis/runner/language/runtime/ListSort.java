package io.atlantis.runner.language.runtime;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Python's stable sort. A list that holds na has no order: sorting it is a fault, where Python leaves it in some order that
 * depends on its algorithm.
 */
public final class ListSort {
    private ListSort() {}

    /** {@code list.sort(reverse=descending)}; costs a step for each element and each comparison the size allows for. */
    public static void sort(ListValue list, boolean descending, Budget budget) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(list.length);
        budget.charge(1L + (long) list.length * bits);
        budget.allocate((long) Long.BYTES * list.length);
        switch (list.storage) {
            case boolean[] bools -> sort(bools, list.length);
            case long[] ints -> Arrays.sort(ints, 0, list.length);
            case double[] floats -> sort(floats, list.length, descending);
            default -> sort((Object[]) list.storage, list.length, descending, budget);
        }
        boolean turned = descending && !(list.storage instanceof Object[]) && !(list.storage instanceof double[]);
        if (turned) {
            ListOps.reverse(list, budget);
        }
    }

    /** {@code sorted(list, reverse=descending)}: a new list. */
    public static ListValue sorted(ListValue list, boolean descending, Budget budget) {
        ListValue copy = ListOps.slice(list, 0, 0, 1, 0, budget);
        sort(copy, descending, budget);
        return copy;
    }

    private static void sort(boolean[] bools, int length) {
        int falses = 0;
        for (int i = 0; i < length; i++) {
            falses += bools[i] ? 0 : 1;
        }
        Arrays.fill(bools, 0, falses, false);
        Arrays.fill(bools, falses, length, true);
    }

    /** Equal floats differ in the sign of zero only: zeros keep the order in which they stood. */
    private static void sort(double[] floats, int length, boolean descending) {
        double[] zeros = new double[length];
        int zeroCount = 0;
        for (int i = 0; i < length; i++) {
            if (Double.isNaN(floats[i])) {
                throw unordered();
            }
            if (floats[i] == 0) {
                zeros[zeroCount++] = floats[i];
            }
        }
        Arrays.sort(floats, 0, length);
        if (descending) {
            for (int i = 0; i < length / 2; i++) {
                double low = floats[i];
                floats[i] = floats[length - 1 - i];
                floats[length - 1 - i] = low;
            }
        }
        int at = 0;
        while (at < length && floats[at] != 0) {
            at++;
        }
        System.arraycopy(zeros, 0, floats, at, zeroCount);
    }

    private static void sort(Object[] objects, int length, boolean descending, Budget budget) {
        Comparator<Object> ascending = (a, b) -> {
            int order = Boxes.order(a, b, budget);
            if (order == Boxes.UNORDERED) {
                throw unordered();
            }
            return order;
        };
        Arrays.sort(objects, 0, length, descending ? ascending.reversed() : ascending);
    }

    private static StrategyFault unordered() {
        return new StrategyFault(
                FaultCode.MATH_DOMAIN, "a list that holds na has no order: leave na out before sorting");
    }
}

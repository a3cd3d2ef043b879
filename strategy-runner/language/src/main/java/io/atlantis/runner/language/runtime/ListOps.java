package io.atlantis.runner.language.runtime;

/** What lists can do as a whole, as in Python. Each charges a step for every element it looks at, moves or makes. */
public final class ListOps {
    private static final int HAS_START = 1;
    private static final int HAS_STOP = 2;

    private ListOps() {}

    /** {@code list * times}: a new list. */
    public static ListValue repeat(ListValue list, long times, Budget budget) {
        if (times <= 0 || list.length == 0) {
            return list.fresh(0, budget);
        }
        if (times > ListValue.MAX_LENGTH) {
            list.requireLength(times);
        }
        ListValue repeated = list.fresh(list.length * times, budget);
        for (int at = 0; at < repeated.length; at += list.length) {
            System.arraycopy(list.storage, 0, repeated.storage, at, list.length);
        }
        return repeated;
    }

    /** {@code a + b}: a new list. */
    public static ListValue concat(ListValue a, ListValue b, Budget budget) {
        ListValue joined = a.fresh((long) a.length + b.length, budget);
        System.arraycopy(a.storage, 0, joined.storage, 0, a.length);
        System.arraycopy(b.storage, 0, joined.storage, a.length, b.length);
        return joined;
    }

    /**
     * {@code list[start:stop:step]}: a new list.
     *
     * @param parts 1 if start is given, 2 if stop is, 3 if both are
     */
    public static ListValue slice(ListValue list, long start, long stop, long step, long parts, Budget budget) {
        Range range = range(list.length, start, stop, step, parts);
        long first = range.first;
        ListValue part = list.fresh(range.count, budget);
        if (step == 1) {
            System.arraycopy(list.storage, (int) first, part.storage, 0, part.length);
            return part;
        }
        for (int i = 0; i < part.length; i++) {
            System.arraycopy(list.storage, (int) (first + i * step), part.storage, i, 1);
        }
        return part;
    }

    /**
     * The places of a slice.
     *
     * @param first of them
     * @param count how many there are, a step apart
     */
    record Range(long first, long count) {}

    /** The places of {@code [start:stop:step]} in what is so long; parts as of {@link #slice}. */
    static Range range(int length, long start, long stop, long step, long parts) {
        if (step == 0) {
            throw new StrategyFault(FaultCode.INVALID_ARGUMENT, "the step of a slice must not be 0");
        }
        long first = (parts & HAS_START) != 0 ? bound(start, length, step) : step > 0 ? 0 : length - 1;
        long end = (parts & HAS_STOP) != 0 ? bound(stop, length, step) : step > 0 ? length : -1;
        return new Range(first, RangeLoop.turns(first, end, step));
    }

    /** An end of a slice inside the list, or one before or behind it, where a negative step starts or stops. */
    private static long bound(long index, int length, long step) {
        long position = index < 0 ? index + length : index;
        long least = step > 0 ? 0 : -1;
        long most = step > 0 ? length : length - 1;
        return Math.clamp(position, least, most);
    }

    /** {@code list.pop(index)}. */
    public static Object pop(ListValue list, long index, Budget budget) {
        int at = ListValue.position(list, index);
        Object element = list.boxed(at);
        list.close(at, budget);
        return element;
    }

    /** {@code list.insert(index, element)}: an index outside is taken to the nearer end. */
    public static void insert(ListValue list, long index, Object element, Budget budget) {
        int at = (int) bound(index, list.length, 1);
        list.open(at, 1, budget);
        list.put(at, element);
    }

    /** {@code list.extend(other)}; a list can be extended by itself. */
    public static void extend(ListValue list, ListValue other, Budget budget) {
        int before = list.length;
        int count = other.length;
        list.open(before, count, budget);
        System.arraycopy(other.storage, 0, list.storage, before, count);
    }

    /** {@code list.clear()}. */
    public static void clear(ListValue list, Budget budget) {
        list.hold(list.fresh(0, budget).storage);
        list.length = 0;
    }

    /** {@code list.reverse()}. */
    public static void reverse(ListValue list, Budget budget) {
        list.hold(slice(list, 0, 0, -1, 0, budget).storage);
    }

    /** {@code element in list}. */
    public static boolean contains(Object element, ListValue list, Budget budget) {
        return find(list, element, budget) >= 0;
    }

    /** {@code list.index(element)}. */
    public static long index(ListValue list, Object element, Budget budget) {
        int at = find(list, element, budget);
        if (at < 0) {
            throw new StrategyFault(FaultCode.MATH_DOMAIN, "index(): the list has no such element: test with 'in'");
        }
        return at;
    }

    /** {@code list.count(element)}. */
    public static long count(ListValue list, Object element, Budget budget) {
        long count = 0;
        for (int i = 0; i < list.length; i++) {
            count += Boxes.same(list.boxed(i), element, budget) ? 1 : 0;
        }
        return count;
    }

    private static int find(ListValue list, Object element, Budget budget) {
        for (int i = 0; i < list.length; i++) {
            if (Boxes.same(list.boxed(i), element, budget)) {
                return i;
            }
        }
        return -1;
    }

    /** {@code a == b}. */
    public static boolean same(ListValue a, ListValue b, Budget budget) {
        boolean same = a.length == b.length;
        for (int i = 0; same && i < a.length; i++) {
            same = Boxes.same(a.boxed(i), b.boxed(i), budget);
        }
        return same;
    }

    /** {@code sum(list)} of ints; a fault if it leaves 64 bits. */
    public static long sumInts(ListValue list, Budget budget) {
        budget.charge(1L + list.length);
        long sum = 0;
        for (int i = 0; i < list.length; i++) {
            sum = IntMath.add(sum, ((long[]) list.storage)[i]);
        }
        return sum;
    }

    /** {@code sum(list)} of floats: from 0.0, in the order of the list, rounded at each step. */
    public static double sumFloats(ListValue list, Budget budget) {
        budget.charge(1L + list.length);
        double sum = 0;
        for (int i = 0; i < list.length; i++) {
            sum += ((double[]) list.storage)[i];
        }
        return sum;
    }

    /** {@code min(list)}: the first of the smallest. */
    public static Object min(ListValue list, Budget budget) {
        return extreme(list, -1, budget);
    }

    /** {@code max(list)}: the first of the greatest. */
    public static Object max(ListValue list, Budget budget) {
        return extreme(list, 1, budget);
    }

    private static Object extreme(ListValue list, int sign, Budget budget) {
        if (list.length == 0) {
            throw new StrategyFault(FaultCode.MATH_DOMAIN, "min() or max() of an empty list: test len() before");
        }
        Object best = list.boxed(0);
        for (int i = 1; i < list.length; i++) {
            Object candidate = list.boxed(i);
            if (Boxes.order(candidate, best, budget) == sign) {
                best = candidate;
            }
        }
        return best;
    }

    /** {@code any(list)}. */
    public static boolean any(ListValue list, Budget budget) {
        return firstTruth(list, true, budget);
    }

    /** {@code all(list)}. */
    public static boolean all(ListValue list, Budget budget) {
        return !firstTruth(list, false, budget);
    }

    private static boolean firstTruth(ListValue list, boolean wanted, Budget budget) {
        for (int i = 0; i < list.length; i++) {
            budget.charge(1);
            if (Boxes.truth(list.boxed(i)) == wanted) {
                return true;
            }
        }
        return false;
    }
}

package io.atlantis.runner.language.runtime;

/**
 * Values as objects and back, for tuples and lists. The compiler knows each type, so a cast that fails is a fault of the compiler,
 * not of the strategy.
 */
public final class Boxes {
    /** Of two values neither of which is less, and which are not equal: one of them is na. */
    static final int UNORDERED = 2;

    private static final int CHARS_PER_STEP = 64;

    private Boxes() {}

    public static Object box(boolean value) {
        return value;
    }

    public static Object box(long value) {
        return value;
    }

    public static Object box(double value) {
        return value;
    }

    public static boolean toBool(Object value) {
        return (Boolean) value;
    }

    public static long toInt(Object value) {
        return (Long) value;
    }

    public static double toFloat(Object value) {
        return (Double) value;
    }

    public static String toText(Object value) {
        return (String) value;
    }

    public static ListValue toList(Object value) {
        return (ListValue) value;
    }

    public static TupleValue toTuple(Object value) {
        return (TupleValue) value;
    }

    /** Python's {@code a == b}; na equals nothing, not even itself. */
    static boolean same(Object a, Object b, Budget budget) {
        return order(a, b, budget) == 0;
    }

    /** Sign of {@code a - b} as Python orders numbers, bools, texts and tuples, or {@link #UNORDERED}; costs a step. */
    static int order(Object a, Object b, Budget budget) {
        budget.charge(1);
        return switch (a) {
            case Long whole when b instanceof Long other -> Long.compare(whole, other);
            case Long whole -> order(IntMath.less(whole, (Double) b), IntMath.equal(whole, (Double) b), b);
            case Double real when b instanceof Double other -> orderFloats(real, other);
            case Double real -> order(IntMath.less(real, (Long) b), IntMath.equal(real, (Long) b), real);
            case Boolean flag -> Boolean.compare(flag, (Boolean) b);
            case String text -> order(text, (String) b, budget);
            case ListValue list -> ListOps.same(list, (ListValue) b, budget) ? 0 : UNORDERED;
            default -> TupleValue.order((TupleValue) a, (TupleValue) b, budget);
        };
    }

    private static int order(boolean less, boolean equal, Object real) {
        if (Double.isNaN((Double) real)) {
            return UNORDERED;
        }
        return less ? -1 : equal ? 0 : 1;
    }

    private static int orderFloats(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return UNORDERED;
        }
        return a < b ? -1 : a == b ? 0 : 1;
    }

    /** By code points, as Python orders texts; long ones cost more. */
    private static int order(String a, String b, Budget budget) {
        int common = Math.min(a.length(), b.length());
        budget.charge(1L + common / CHARS_PER_STEP);
        int at = 0;
        while (at < common && a.charAt(at) == b.charAt(at)) {
            at++;
        }
        if (at == common) {
            return Integer.compare(a.length(), b.length());
        }
        char left = a.charAt(at);
        char right = b.charAt(at);
        // a surrogate stands for a code point above all that have one char
        boolean sameWidth = Character.isSurrogate(left) == Character.isSurrogate(right);
        return sameWidth ? Character.compare(left, right) < 0 ? -1 : 1 : Character.isSurrogate(left) ? 1 : -1;
    }

    /** Python's truth of a number, bool, text or tuple. */
    static boolean truth(Object value) {
        return switch (value) {
            case Boolean flag -> flag;
            case Long whole -> whole != 0;
            case Double real -> real != 0;
            case String text -> !text.isEmpty();
            default -> true;
        };
    }
}

package io.atlantis.runner.language.runtime;

/**
 * Values as objects and back, for tuples. The compiler knows each type, so a cast that fails is a fault of the compiler,
 * not of the strategy.
 */
public final class Boxes {
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

    public static FloatList toList(Object value) {
        return (FloatList) value;
    }

    /** Python's {@code a == b} of numbers, bools, texts and tuples; na equals nothing, not even itself. */
    static boolean same(Object a, Object b) {
        if (a instanceof Long whole && b instanceof Double real) {
            return IntMath.equal(whole, real);
        }
        if (a instanceof Double real && b instanceof Long whole) {
            return IntMath.equal(real, whole);
        }
        if (a instanceof Double left && b instanceof Double right) {
            return left.doubleValue() == right.doubleValue();
        }
        return a instanceof TupleValue left && b instanceof TupleValue right
                ? TupleValue.same(left, right)
                : a.equals(b);
    }
}

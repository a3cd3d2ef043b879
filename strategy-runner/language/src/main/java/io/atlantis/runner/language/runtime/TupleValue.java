package io.atlantis.runner.language.runtime;

/** A strategy's tuple: immutable. Made by static methods of a fixed number of arguments, as compiled code has no arrays. */
public final class TupleValue {
    /** The tuple itself and its array without values. */
    private static final int OBJECT_BYTES = 32;

    /** A value's box and the reference to it. */
    private static final int VALUE_BYTES = 24;

    private final Object[] elements;

    private TupleValue(Budget budget, Object... elements) {
        // one for the tuple, one for each value in it
        budget.charge(1L + elements.length);
        budget.allocate(OBJECT_BYTES + (long) VALUE_BYTES * elements.length);
        this.elements = elements;
    }

    public static TupleValue of(Object a, Object b, Budget budget) {
        return new TupleValue(budget, a, b);
    }

    public static TupleValue of(Object a, Object b, Object c, Budget budget) {
        return new TupleValue(budget, a, b, c);
    }

    public static TupleValue of(Object a, Object b, Object c, Object d, Budget budget) {
        return new TupleValue(budget, a, b, c, d);
    }

    public static TupleValue of(Object a, Object b, Object c, Object d, Object e, Budget budget) {
        return new TupleValue(budget, a, b, c, d, e);
    }

    public static TupleValue of(Object a, Object b, Object c, Object d, Object e, Object f, Budget budget) {
        return new TupleValue(budget, a, b, c, d, e, f);
    }

    public static TupleValue of(Object a, Object b, Object c, Object d, Object e, Object f, Object g, Budget budget) {
        return new TupleValue(budget, a, b, c, d, e, f, g);
    }

    public static TupleValue of(
            Object a, Object b, Object c, Object d, Object e, Object f, Object g, Object h, Budget budget) {
        return new TupleValue(budget, a, b, c, d, e, f, g, h);
    }

    /** The value at a place the compiler has checked. */
    public static Object item(TupleValue tuple, int index) {
        return tuple.elements[index];
    }

    /** {@code a == b}: value by value, up to the first that differs. */
    public static boolean same(TupleValue a, TupleValue b, Budget budget) {
        return order(a, b, budget) == 0;
    }

    /** The order of the first values that differ; as {@link Boxes#order}. */
    static int order(TupleValue a, TupleValue b, Budget budget) {
        for (int i = 0; i < a.elements.length; i++) {
            int order = Boxes.order(a.elements[i], b.elements[i], budget);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}

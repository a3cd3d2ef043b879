package io.atlantis.runner.language.builtin;

import java.util.List;

/** The parts of what {@code on_fill} is told, a tuple with names. */
public final class FillFields {
    /** In the order of the tuple. */
    public static final List<String> NAMES = List.of("side", "qty", "price", "commission", "tag", "time");

    /** The tuple. */
    public static final TupleType TYPE = new TupleType(
            List.of(ValueType.STR, ValueType.FLOAT, ValueType.FLOAT, ValueType.FLOAT, ValueType.STR, ValueType.INT));

    private FillFields() {}
}

package io.atlantis.runner.language.builtin;

import java.util.List;
import java.util.Optional;

/** Types of values; two of the same parts are equal. */
public sealed interface ValueType permits Scalar, ListType, TupleType, DictType {
    // No method here may have a body: a class would then initialise its interface first, and find these constants null.

    /** Not inferred yet, or of an expression that was refused. */
    Scalar UNKNOWN = Scalar.UNKNOWN;

    /** Of a call that gives no value. */
    Scalar NONE = Scalar.NONE;

    Scalar BOOL = Scalar.BOOL;
    Scalar INT = Scalar.INT;
    Scalar FLOAT = Scalar.FLOAT;
    Scalar STR = Scalar.STR;

    /** A boxed value on its way into or out of a tuple or list; no expression of a source has this type. */
    Scalar OBJECT = Scalar.OBJECT;

    /** Of a list whose elements are not inferred yet, and of a runtime function that takes lists of any elements. */
    ValueType ANY_LIST = new ListType(UNKNOWN);

    /** The same of dicts. */
    ValueType ANY_DICT = new DictType(UNKNOWN, UNKNOWN);

    /** Of a runtime function that takes tuples of any parts. */
    ValueType ANY_TUPLE = new TupleType(List.of());

    /** As messages name it. */
    String label();

    /** Whether no part of it is UNKNOWN. */
    boolean isKnown();

    /** INT or FLOAT. */
    boolean isNumber();

    /** The type that holds values of both: the same one, float for int and float, the known one of known and unknown. */
    Optional<ValueType> join(ValueType other);
}

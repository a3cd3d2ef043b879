package io.atlantis.runner.language.builtin;

import static io.atlantis.runner.language.builtin.ValueType.ANY_DICT;
import static io.atlantis.runner.language.builtin.ValueType.ANY_LIST;
import static io.atlantis.runner.language.builtin.ValueType.ANY_TUPLE;
import static io.atlantis.runner.language.builtin.ValueType.BOOL;
import static io.atlantis.runner.language.builtin.ValueType.FLOAT;
import static io.atlantis.runner.language.builtin.ValueType.INT;
import static io.atlantis.runner.language.builtin.ValueType.NONE;
import static io.atlantis.runner.language.builtin.ValueType.OBJECT;
import static io.atlantis.runner.language.builtin.ValueType.STR;

import io.atlantis.runner.language.runtime.DictValue;
import io.atlantis.runner.language.runtime.FloatMath;
import io.atlantis.runner.language.runtime.IntMath;
import io.atlantis.runner.language.runtime.ListOps;
import io.atlantis.runner.language.runtime.ListSort;
import io.atlantis.runner.language.runtime.ListValue;
import io.atlantis.runner.language.runtime.RandomNumbers;
import io.atlantis.runner.language.runtime.SeriesMath;
import io.atlantis.runner.language.runtime.TextConversion;
import io.atlantis.runner.language.runtime.TextOps;
import io.atlantis.runner.language.runtime.TextParts;
import io.atlantis.runner.language.runtime.TupleValue;
import java.util.List;
import java.util.Set;

/** Static methods that stand behind operators and built-in functions. */
public enum RuntimeFunction {
    INT_ADD(IntMath.class, "add", INT, INT, INT),
    INT_SUBTRACT(IntMath.class, "subtract", INT, INT, INT),
    INT_MULTIPLY(IntMath.class, "multiply", INT, INT, INT),
    INT_DIVIDE(IntMath.class, "divide", FLOAT, INT, INT),
    INT_FLOOR_DIVIDE(IntMath.class, "floorDivide", INT, INT, INT),
    INT_MODULO(IntMath.class, "modulo", INT, INT, INT),
    INT_POWER(IntMath.class, "power", INT, INT, INT),
    INT_NEGATE(IntMath.class, "negate", INT, INT),
    INT_ABS(IntMath.class, "abs", INT, INT),
    INT_MIN(IntMath.class, "min", INT, INT, INT),
    INT_MAX(IntMath.class, "max", INT, INT, INT),
    INT_LESS_FLOAT(IntMath.class, "less", BOOL, INT, FLOAT),
    INT_LESS_OR_EQUAL_FLOAT(IntMath.class, "lessOrEqual", BOOL, INT, FLOAT),
    INT_GREATER_FLOAT(IntMath.class, "greater", BOOL, INT, FLOAT),
    INT_GREATER_OR_EQUAL_FLOAT(IntMath.class, "greaterOrEqual", BOOL, INT, FLOAT),
    INT_EQUAL_FLOAT(IntMath.class, "equal", BOOL, INT, FLOAT),
    FLOAT_LESS_INT(IntMath.class, "less", BOOL, FLOAT, INT),
    FLOAT_LESS_OR_EQUAL_INT(IntMath.class, "lessOrEqual", BOOL, FLOAT, INT),
    FLOAT_GREATER_INT(IntMath.class, "greater", BOOL, FLOAT, INT),
    FLOAT_GREATER_OR_EQUAL_INT(IntMath.class, "greaterOrEqual", BOOL, FLOAT, INT),
    FLOAT_EQUAL_INT(IntMath.class, "equal", BOOL, FLOAT, INT),

    FLOAT_DIVIDE(FloatMath.class, "divide", FLOAT, FLOAT, FLOAT),
    FLOAT_FLOOR_DIVIDE(FloatMath.class, "floorDivide", FLOAT, FLOAT, FLOAT),
    FLOAT_MODULO(FloatMath.class, "modulo", FLOAT, FLOAT, FLOAT),
    FLOAT_POWER(FloatMath.class, "power", FLOAT, FLOAT, FLOAT),
    FLOAT_ABS(FloatMath.class, "abs", FLOAT, FLOAT),
    FLOAT_MIN(FloatMath.class, "min", FLOAT, FLOAT, FLOAT),
    FLOAT_MAX(FloatMath.class, "max", FLOAT, FLOAT, FLOAT),
    FLOAT_SQRT(FloatMath.class, "sqrt", FLOAT, FLOAT),
    FLOAT_LOG(FloatMath.class, "log", FLOAT, FLOAT),
    FLOAT_EXP(FloatMath.class, "exp", FLOAT, FLOAT),
    FLOAT_FLOOR(FloatMath.class, "floor", INT, FLOAT),
    FLOAT_CEIL(FloatMath.class, "ceil", INT, FLOAT),
    FLOAT_TO_INT(FloatMath.class, "toInt", INT, FLOAT),
    FLOAT_ROUND(FloatMath.class, "round", INT, FLOAT),
    FLOAT_ROUND_DIGITS(FloatMath.class, "round", FLOAT, FLOAT, INT),
    FLOAT_IS_NA(FloatMath.class, "isNa", BOOL, FLOAT),
    FLOAT_REPLACE_NA(FloatMath.class, "replaceNa", FLOAT, FLOAT, FLOAT),

    SERIES_FLOOR_DIVIDE(SeriesMath.class, "floorDivide", FLOAT, FLOAT, FLOAT),
    SERIES_MODULO(SeriesMath.class, "modulo", FLOAT, FLOAT, FLOAT),
    SERIES_POWER(SeriesMath.class, "power", FLOAT, FLOAT, FLOAT),
    SERIES_MIN(SeriesMath.class, "min", FLOAT, FLOAT, FLOAT),
    SERIES_MAX(SeriesMath.class, "max", FLOAT, FLOAT, FLOAT),
    SERIES_SQRT(SeriesMath.class, "sqrt", FLOAT, FLOAT),
    SERIES_LOG(SeriesMath.class, "log", FLOAT, FLOAT),
    SERIES_EXP(SeriesMath.class, "exp", FLOAT, FLOAT),
    SERIES_FLOOR(SeriesMath.class, "floor", FLOAT, FLOAT),
    SERIES_CEIL(SeriesMath.class, "ceil", FLOAT, FLOAT),
    SERIES_ROUND(SeriesMath.class, "round", FLOAT, FLOAT),

    LIST_GET_BOOL(ListValue.class, "getBool", BOOL, ANY_LIST, INT),
    LIST_GET_INT(ListValue.class, "getInt", INT, ANY_LIST, INT),
    LIST_GET_FLOAT(ListValue.class, "getFloat", FLOAT, ANY_LIST, INT),
    LIST_GET_OBJECT(ListValue.class, "getObject", OBJECT, ANY_LIST, INT),
    LIST_SET_BOOL(ListValue.class, "set", NONE, BOOL, ANY_LIST, INT),
    LIST_SET_INT(ListValue.class, "set", NONE, INT, ANY_LIST, INT),
    LIST_SET_FLOAT(ListValue.class, "set", NONE, FLOAT, ANY_LIST, INT),
    LIST_SET_OBJECT(ListValue.class, "set", NONE, OBJECT, ANY_LIST, INT),
    LIST_APPEND_BOOL(ListValue.class, "append", NONE, ANY_LIST, BOOL),
    LIST_APPEND_INT(ListValue.class, "append", NONE, ANY_LIST, INT),
    LIST_APPEND_FLOAT(ListValue.class, "append", NONE, ANY_LIST, FLOAT),
    LIST_APPEND_OBJECT(ListValue.class, "append", NONE, ANY_LIST, OBJECT),
    LIST_LENGTH(ListValue.class, "length", INT, ANY_LIST),
    LIST_REPEAT(ListOps.class, "repeat", ANY_LIST, ANY_LIST, INT),
    LIST_CONCAT(ListOps.class, "concat", ANY_LIST, ANY_LIST, ANY_LIST),
    LIST_SLICE(ListOps.class, "slice", ANY_LIST, ANY_LIST, INT, INT, INT, INT),
    LIST_POP(ListOps.class, "pop", OBJECT, ANY_LIST, INT),
    LIST_INSERT(ListOps.class, "insert", NONE, ANY_LIST, INT, OBJECT),
    LIST_EXTEND(ListOps.class, "extend", NONE, ANY_LIST, ANY_LIST),
    LIST_CLEAR(ListOps.class, "clear", NONE, ANY_LIST),
    LIST_REVERSE(ListOps.class, "reverse", NONE, ANY_LIST),
    LIST_CONTAINS(ListOps.class, "contains", BOOL, OBJECT, ANY_LIST),
    LIST_INDEX(ListOps.class, "index", INT, ANY_LIST, OBJECT),
    LIST_COUNT(ListOps.class, "count", INT, ANY_LIST, OBJECT),
    LIST_EQUAL(ListOps.class, "same", BOOL, ANY_LIST, ANY_LIST),
    LIST_SUM_INTS(ListOps.class, "sumInts", INT, ANY_LIST),
    LIST_SUM_FLOATS(ListOps.class, "sumFloats", FLOAT, ANY_LIST),
    LIST_MIN(ListOps.class, "min", OBJECT, ANY_LIST),
    LIST_MAX(ListOps.class, "max", OBJECT, ANY_LIST),
    LIST_ANY(ListOps.class, "any", BOOL, ANY_LIST),
    LIST_ALL(ListOps.class, "all", BOOL, ANY_LIST),
    LIST_SORT(ListSort.class, "sort", NONE, ANY_LIST, BOOL),
    LIST_SORTED(ListSort.class, "sorted", ANY_LIST, ANY_LIST, BOOL),

    DICT_GET(DictValue.class, "get", OBJECT, ANY_DICT, OBJECT),
    DICT_GET_OR(DictValue.class, "getOr", OBJECT, ANY_DICT, OBJECT, OBJECT),
    DICT_PUT(DictValue.class, "put", NONE, ANY_DICT, OBJECT, OBJECT),
    DICT_SET(DictValue.class, "set", NONE, OBJECT, ANY_DICT, OBJECT),
    DICT_CONTAINS(DictValue.class, "contains", BOOL, OBJECT, ANY_DICT),
    DICT_LENGTH(DictValue.class, "length", INT, ANY_DICT),
    DICT_POP(DictValue.class, "pop", OBJECT, ANY_DICT, OBJECT),
    DICT_POP_OR(DictValue.class, "popOr", OBJECT, ANY_DICT, OBJECT, OBJECT),
    DICT_CLEAR(DictValue.class, "clear", NONE, ANY_DICT),
    DICT_KEYS(DictValue.class, "keys", ANY_LIST, ANY_DICT, ANY_LIST),
    DICT_VALUES(DictValue.class, "values", ANY_LIST, ANY_DICT, ANY_LIST),
    DICT_ITEMS(DictValue.class, "items", ANY_LIST, ANY_DICT, ANY_LIST),

    TUPLE_EQUAL(TupleValue.class, "same", BOOL, ANY_TUPLE, ANY_TUPLE),

    RANDOM_NEXT(RandomNumbers.class, "next", INT, INT),
    RANDOM_FRACTION(RandomNumbers.class, "fraction", FLOAT, INT),
    RANDOM_BETWEEN(RandomNumbers.class, "between", INT, INT, INT, INT),

    STR_EQUAL(TextOps.class, "same", BOOL, STR, STR),
    STR_COMPARE(TextOps.class, "compare", INT, STR, STR),
    STR_CONCAT(TextOps.class, "concat", STR, STR, STR),
    STR_REPEAT(TextOps.class, "repeat", STR, STR, INT),
    STR_REPEATED(TextOps.class, "repeat", STR, INT, STR),
    STR_AT(TextOps.class, "at", STR, STR, INT),
    STR_SLICE(TextOps.class, "slice", STR, STR, INT, INT, INT, INT),
    STR_LENGTH(TextOps.class, "length", INT, STR),
    STR_CONTAINS(TextOps.class, "contains", BOOL, STR, STR),
    STR_FIND(TextOps.class, "find", INT, STR, STR),
    STR_COUNT(TextOps.class, "count", INT, STR, STR),
    STR_STARTS_WITH(TextOps.class, "startsWith", BOOL, STR, STR),
    STR_ENDS_WITH(TextOps.class, "endsWith", BOOL, STR, STR),
    STR_REPLACE(TextOps.class, "replace", STR, STR, STR, STR),
    STR_JOIN(TextOps.class, "join", STR, STR, ANY_LIST),
    STR_CHARACTERS(TextOps.class, "characters", ANY_LIST, STR, ANY_LIST),
    STR_UPPER(TextParts.class, "upper", STR, STR),
    STR_LOWER(TextParts.class, "lower", STR, STR),
    STR_STRIP(TextParts.class, "strip", STR, STR),
    STR_STRIP_LEFT(TextParts.class, "stripLeft", STR, STR),
    STR_STRIP_RIGHT(TextParts.class, "stripRight", STR, STR),
    STR_STRIP_ANY(TextParts.class, "strip", STR, STR, STR),
    STR_STRIP_LEFT_ANY(TextParts.class, "stripLeft", STR, STR, STR),
    STR_STRIP_RIGHT_ANY(TextParts.class, "stripRight", STR, STR, STR),
    STR_SPLIT(TextParts.class, "split", ANY_LIST, STR, ANY_LIST),
    STR_SPLIT_AT(TextParts.class, "split", ANY_LIST, STR, STR, ANY_LIST),

    STR_OF_BOOL(TextConversion.class, "text", STR, BOOL),
    STR_OF_INT(TextConversion.class, "text", STR, INT),
    STR_OF_FLOAT(TextConversion.class, "text", STR, FLOAT),
    STR_FORMAT_INT(TextConversion.class, "format", STR, INT, STR),
    STR_FORMAT_FLOAT(TextConversion.class, "format", STR, FLOAT, STR),
    STR_FORMAT_STR(TextConversion.class, "format", STR, STR, STR),
    STR_TO_INT(TextConversion.class, "toInt", INT, STR),
    STR_TO_FLOAT(TextConversion.class, "toFloat", FLOAT, STR);

    /** Whose methods all do work that grows with what they are given. */
    private static final Set<Class<?>> CHARGING = Set.of(
            ListOps.class, ListSort.class, DictValue.class, TextOps.class, TextParts.class, TextConversion.class);

    private final Class<?> owner;
    private final String method;
    private final ValueType result;
    private final List<ValueType> parameters;

    RuntimeFunction(Class<?> owner, String method, ValueType result, ValueType... parameters) {
        this.owner = owner;
        this.method = method;
        this.result = result;
        this.parameters = List.of(parameters);
    }

    /** Class of the static method. */
    public Class<?> owner() {
        return owner;
    }

    /** Name of the static method. */
    public String method() {
        return method;
    }

    /** Type of its value. */
    public ValueType result() {
        return result;
    }

    /** Types of the arguments; a method whose work depends on a length takes the budget behind them. */
    public List<ValueType> parameters() {
        return parameters;
    }

    /** Whether the method takes the budget as its last argument, to charge for what it does. */
    public boolean takesBudget() {
        return CHARGING.contains(owner) || method.equals("append") || this == TUPLE_EQUAL;
    }
}

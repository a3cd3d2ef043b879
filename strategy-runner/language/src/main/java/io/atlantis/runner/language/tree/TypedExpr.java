package io.atlantis.runner.language.tree;

import io.atlantis.runner.language.builtin.BarField;
import io.atlantis.runner.language.builtin.DictType;
import io.atlantis.runner.language.builtin.HostOperation;
import io.atlantis.runner.language.builtin.ListType;
import io.atlantis.runner.language.builtin.RuntimeFunction;
import io.atlantis.runner.language.builtin.TupleType;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.syntax.BinaryOperator;
import io.atlantis.runner.language.syntax.CompareOperator;
import java.util.List;

/** An expression with its type and without ambiguity: each node is a short, fixed sequence of instructions. */
public sealed interface TypedExpr {
    /** Type of its value. */
    ValueType type();

    /** A refused expression; no program that holds one is emitted. */
    record Unresolved() implements TypedExpr {
        @Override
        public ValueType type() {
            return ValueType.UNKNOWN;
        }
    }

    /** A value known now: Boolean, Long, Double or String. */
    record Constant(ValueType type, Object value) implements TypedExpr {}

    /** Value of a local variable. */
    record LocalRead(Local variable) implements TypedExpr {
        @Override
        public ValueType type() {
            return variable.type();
        }
    }

    /** Value of a field. */
    record FieldRead(Field field) implements TypedExpr {
        @Override
        public ValueType type() {
            return field.type();
        }
    }

    /** A bar's field, some bars ago; NaN before the first bar. */
    record BarRead(BarField field, int barsAgo) implements TypedExpr {
        @Override
        public ValueType type() {
            return barsAgo == 0 ? field.type() : ValueType.FLOAT;
        }
    }

    /** A series node's value, some bars ago; NaN or false before the first bar. */
    record SeriesRead(SeriesNode node, int barsAgo) implements TypedExpr {
        @Override
        public ValueType type() {
            return node.type();
        }
    }

    /** The same number as another type: int to float, bool to int, bool to float. */
    record Convert(ValueType type, TypedExpr operand) implements TypedExpr {}

    /** Python's truth of a number, text or list: whether it is not zero or empty. */
    record Truth(TypedExpr operand) implements TypedExpr {
        @Override
        public ValueType type() {
            return ValueType.BOOL;
        }
    }

    /** {@code not operand} of a bool. */
    record Not(TypedExpr operand) implements TypedExpr {
        @Override
        public ValueType type() {
            return ValueType.BOOL;
        }
    }

    /** IEEE arithmetic on floats: add, subtract, multiply or divide. */
    record FloatArithmetic(BinaryOperator operator, TypedExpr left, TypedExpr right) implements TypedExpr {
        @Override
        public ValueType type() {
            return ValueType.FLOAT;
        }
    }

    /** {@code -operand} of a float. */
    record FloatNegate(TypedExpr operand) implements TypedExpr {
        @Override
        public ValueType type() {
            return ValueType.FLOAT;
        }
    }

    /** Comparison of two operands of one type: BOOL, INT or FLOAT. */
    record Compare(CompareOperator operator, TypedExpr left, TypedExpr right) implements TypedExpr {
        @Override
        public ValueType type() {
            return ValueType.BOOL;
        }
    }

    /** {@code and} or {@code or} of bools; what follows a decided operand is not evaluated. */
    record Logic(boolean isAnd, List<TypedExpr> operands) implements TypedExpr {
        @Override
        public ValueType type() {
            return ValueType.BOOL;
        }
    }

    /** One of two values of one type. */
    record Conditional(ValueType type, TypedExpr test, TypedExpr then, TypedExpr otherwise) implements TypedExpr {}

    /** Evaluates the value once, keeps it in the local, and gives it. */
    record Keep(Local variable, TypedExpr value) implements TypedExpr {
        @Override
        public ValueType type() {
            return value.type();
        }
    }

    /** Call of a runtime function. */
    record RuntimeCall(RuntimeFunction function, List<TypedExpr> arguments) implements TypedExpr {
        @Override
        public ValueType type() {
            return function.result();
        }
    }

    /** Call of one of the strategy's functions. */
    record FunctionCall(Function function, List<TypedExpr> arguments) implements TypedExpr {
        @Override
        public ValueType type() {
            return function.returnType();
        }
    }

    /** Call of the engine. */
    record HostCall(HostOperation operation, List<TypedExpr> arguments) implements TypedExpr {
        @Override
        public ValueType type() {
            return operation.result();
        }
    }

    /** A new tuple. */
    record NewTuple(List<TypedExpr> elements) implements TypedExpr {
        @Override
        public ValueType type() {
            return new TupleType(elements.stream().map(TypedExpr::type).toList());
        }
    }

    /** A value of a tuple, at a place inside it. */
    record TupleItem(ValueType type, TypedExpr tuple, int index) implements TypedExpr {}

    /** A value that is computed behind some statements; these run where it is read. */
    record After(List<TypedStmt> statements, TypedExpr value) implements TypedExpr {
        @Override
        public ValueType type() {
            return value.type();
        }
    }

    /** A new list. */
    record NewList(ListType type, List<TypedExpr> elements) implements TypedExpr {}

    /** A new dict. */
    record NewDict(DictType type, List<TypedExpr> keys, List<TypedExpr> values) implements TypedExpr {}

    /** A value as an object, for a runtime function that takes any. */
    record Boxed(TypedExpr operand) implements TypedExpr {
        @Override
        public ValueType type() {
            return ValueType.OBJECT;
        }
    }

    /** What a runtime function gives, as the type that is known here: out of its box, or a list of these elements. */
    record Cast(ValueType type, TypedExpr operand) implements TypedExpr {}
}

package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.tree.TypedExpr;
import java.util.Optional;

/** Conversions that happen without being written. */
final class Coercion {
    private Coercion() {}

    /** The expression as the wanted type, if it has it or widens to it; unresolved expressions fit everywhere. */
    static Optional<TypedExpr> to(ValueType wanted, TypedExpr expression) {
        if (expression.type() == wanted || expression.type() == ValueType.UNKNOWN || wanted == ValueType.UNKNOWN) {
            return Optional.of(expression);
        }
        boolean widens = wanted == ValueType.FLOAT && expression.type() == ValueType.INT;
        return widens ? Optional.of(toFloat(expression)) : Optional.empty();
    }

    /** A number as a float. */
    static TypedExpr toFloat(TypedExpr number) {
        if (number.type() != ValueType.INT) {
            return number;
        }
        return number instanceof TypedExpr.Constant(ValueType _, Object value)
                ? new TypedExpr.Constant(ValueType.FLOAT, ((Long) value).doubleValue())
                : new TypedExpr.Convert(ValueType.FLOAT, number);
    }

    /** A condition as a bool: Python's truth of the value. */
    static TypedExpr toBool(TypedExpr value) {
        return value.type() == ValueType.BOOL || value.type() == ValueType.UNKNOWN ? value : new TypedExpr.Truth(value);
    }

    static boolean isUnknown(TypedExpr... expressions) {
        for (TypedExpr expression : expressions) {
            if (expression.type() == ValueType.UNKNOWN) {
                return true;
            }
        }
        return false;
    }
}

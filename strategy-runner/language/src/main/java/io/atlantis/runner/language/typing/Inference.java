package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.diagnostic.Diagnostics;
import io.atlantis.runner.language.diagnostic.Span;
import io.atlantis.runner.language.tree.Function;
import io.atlantis.runner.language.tree.TypedExpr;
import io.atlantis.runner.language.tree.Variable;
import java.util.Optional;

/** Widens the types of variables and functions as assignments are seen; a pass that changes none has found them all. */
final class Inference {
    private final Diagnostics diagnostics;
    private boolean changed;

    Inference(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    boolean hasChanged() {
        return changed;
    }

    /** Takes note that a value of this type is assigned to the variable; false if it can't be, which is reported. */
    boolean assigned(Variable variable, ValueType type, Span span) {
        Optional<ValueType> joined = variable.type().join(type);
        if (variable.isDeclared()) {
            return declared("'" + variable.name() + "'", variable.type(), joined, type, span);
        }
        if (joined.isEmpty()) {
            mismatch(
                    "'" + variable.name() + "' is " + variable.type().label() + ", but is given " + type.label(), span);
        } else if (!joined.get().equals(variable.type())) {
            variable.widenTo(joined.get());
            changed = true;
        }
        return joined.isPresent();
    }

    /** Takes note of what a list or dict holds, from a use of it: {@code xs = []} alone does not say. */
    void used(TypedExpr list, ValueType wanted, Span span) {
        boolean open = list.type() != ValueType.UNKNOWN && !list.type().isKnown();
        boolean tells = open && list.type().getClass() == wanted.getClass();
        if (!tells) {
            return;
        }
        switch (list) {
            case TypedExpr.LocalRead(var variable) -> assigned(variable, wanted, span);
            case TypedExpr.FieldRead(var field) -> assigned(field, wanted, span);
            case TypedExpr.Keep(var _, var value) -> used(value, wanted, span);
            case TypedExpr.FunctionCall(var function, var _) -> returned(function, wanted, span);
            default -> {}
        }
    }

    /** Takes note that the function returns a value of this type; false if it can't, which is reported. */
    boolean returned(Function function, ValueType type, Span span) {
        Optional<ValueType> joined = function.returnType().join(type);
        if (function.declaresReturn()) {
            return declared("the value of " + function.name() + "()", function.returnType(), joined, type, span);
        }
        if (joined.isEmpty()) {
            mismatch(
                    function.name() + "() returns " + function.returnType().label() + " elsewhere, but " + type.label()
                            + " here",
                    span);
        } else if (!joined.get().equals(function.returnType())) {
            function.widenReturnTo(joined.get());
            changed = true;
        }
        return joined.isPresent();
    }

    /** Whether a value of the type can be what the source says; if not, reports it. */
    private boolean declared(String what, ValueType written, Optional<ValueType> joined, ValueType type, Span span) {
        boolean fits = joined.isPresent() && joined.get().equals(written);
        if (!fits) {
            String other = type == ValueType.NONE ? "" : ", or change the annotation";
            mismatch(
                    what + " is declared " + written.label() + ", but is given " + type.label()
                            + Coercion.conversionHint(written, type) + other,
                    span);
        }
        return fits;
    }

    private void mismatch(String message, Span span) {
        diagnostics.error(span, DiagnosticCode.TYPE_MISMATCH, message);
    }
}

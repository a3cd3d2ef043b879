package io.atlantis.runner.language.bytecode;

import static java.lang.constant.ConstantDescs.CD_long;

import io.atlantis.runner.language.builtin.ListType;
import io.atlantis.runner.language.builtin.Scalar;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.syntax.CompareOperator;
import io.atlantis.runner.language.tree.TypedExpr;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Emits conditions as jumps, without making a bool where only the way matters. */
final class ConditionEmitter {
    private static final MethodTypeDesc TEXT_TEST = Types.method(ValueType.BOOL, List.of(ValueType.STR));

    private final CodeBuilder code;
    private final ExpressionEmitter expressions;

    ConditionEmitter(MethodEmitter method, ExpressionEmitter expressions) {
        this.code = method.code;
        this.expressions = expressions;
    }

    /** Leaves 1 or 0 on the stack. */
    void value(TypedExpr condition) {
        Label whenFalse = code.newLabel();
        Label end = code.newLabel();
        jump(condition, whenFalse, false);
        code.iconst_1().goto_(end).labelBinding(whenFalse).iconst_0().labelBinding(end);
    }

    /** Jumps to the target when the condition has the given outcome, else goes on. */
    void jump(TypedExpr condition, Label target, boolean when) {
        switch (condition) {
            case TypedExpr.Not(TypedExpr operand) -> jump(operand, target, !when);
            case TypedExpr.Logic logic -> logic(logic, target, when);
            case TypedExpr.Compare compare -> compare(compare, target, when);
            case TypedExpr.Truth(TypedExpr operand) -> truth(operand, target, when);
            default -> {
                expressions.emit(condition);
                code.branch(when ? Opcode.IFNE : Opcode.IFEQ, target);
            }
        }
    }

    /** The first operand that decides jumps, either to the target or past the rest. */
    private void logic(TypedExpr.Logic logic, Label target, boolean when) {
        boolean deciding = !logic.isAnd();
        Label past = code.newLabel();
        List<TypedExpr> operands = logic.operands();
        for (TypedExpr operand : operands.subList(0, operands.size() - 1)) {
            jump(operand, deciding == when ? target : past, deciding);
        }
        jump(operands.getLast(), target, when);
        code.labelBinding(past);
    }

    private void truth(TypedExpr operand, Label target, boolean when) {
        expressions.emit(operand);
        switch (operand.type()) {
            case Scalar.INT -> code.lconst_0().lcmp();
            case Scalar.FLOAT -> code.dconst_0().dcmpl();
            case ListType _ ->
                code.invokestatic(Types.LIST, "length", Types.method(CD_long, Types.LIST))
                        .lconst_0()
                        .lcmp();
            case Scalar.STR -> code.invokestatic(Types.FLOAT_MATH, "hasText", TEXT_TEST);
            default -> throw new IllegalStateException("no truth of " + operand.type());
        }
        code.branch(when ? Opcode.IFNE : Opcode.IFEQ, target);
    }

    private void compare(TypedExpr.Compare compare, Label target, boolean when) {
        expressions.emit(compare.left());
        expressions.emit(compare.right());
        CompareOperator operator = compare.operator();
        if (compare.left().type() == ValueType.BOOL) {
            boolean jumpIfEqual = (operator == CompareOperator.EQUAL) == when;
            code.branch(jumpIfEqual ? Opcode.IF_ICMPEQ : Opcode.IF_ICMPNE, target);
            return;
        }
        if (compare.left().type() == ValueType.INT) {
            code.lcmp();
        } else if (operator == CompareOperator.LESS || operator == CompareOperator.LESS_OR_EQUAL) {
            // NaN must make every comparison but != false: dcmpg and dcmpl put it on the failing side
            code.dcmpg();
        } else {
            code.dcmpl();
        }
        code.branch(when ? ifHolds(operator) : ifFails(operator), target);
    }

    private static Opcode ifHolds(CompareOperator operator) {
        return switch (operator) {
            case LESS -> Opcode.IFLT;
            case LESS_OR_EQUAL -> Opcode.IFLE;
            case GREATER -> Opcode.IFGT;
            case GREATER_OR_EQUAL -> Opcode.IFGE;
            case EQUAL -> Opcode.IFEQ;
            case NOT_EQUAL -> Opcode.IFNE;
        };
    }

    private static Opcode ifFails(CompareOperator operator) {
        return switch (operator) {
            case LESS -> Opcode.IFGE;
            case LESS_OR_EQUAL -> Opcode.IFGT;
            case GREATER -> Opcode.IFLE;
            case GREATER_OR_EQUAL -> Opcode.IFLT;
            case EQUAL -> Opcode.IFNE;
            case NOT_EQUAL -> Opcode.IFEQ;
        };
    }
}

package io.atlantis.runner.language.bytecode;

import static java.lang.classfile.ClassFile.ACC_PROTECTED;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.tree.Function;
import io.atlantis.runner.language.tree.Handlers;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;

/** Emits the methods that the base class calls for events: each calls functions of the source. */
final class HandlerEmitter {
    private static final MethodTypeDesc NO_ARGUMENTS = Types.method(CD_void);
    private static final MethodTypeDesc SCORE = Types.method(CD_double);
    private static final MethodTypeDesc BEGINS = Types.method(CD_boolean, Types.LONG_COLUMN, CD_int, CD_int);

    private final Handlers handlers;
    private final FunctionEmitter functions;

    HandlerEmitter(Handlers handlers, FunctionEmitter functions) {
        this.handlers = handlers;
        this.functions = functions;
    }

    void emit(ClassBuilder builder) {
        builder.withMethodBody("handleBar", NO_ARGUMENTS, ACC_PROTECTED, this::handleBar);
        handlers.onFill()
                .ifPresent(handler -> builder.withMethodBody(
                        "handleFill", NO_ARGUMENTS, ACC_PROTECTED, code -> handleFill(code, handler)));
        handlers.screen()
                .ifPresent(handler ->
                        builder.withMethodBody("handleScreen", SCORE, ACC_PROTECTED, code -> score(code, handler)));
    }

    private void handleBar(CodeBuilder code) {
        for (Handlers.Periodic periodic : handlers.periodic()) {
            Label next = code.newLabel();
            code.aload(0).getfield(Types.INSTANCE, "timeNs", Types.LONG_COLUMN);
            code.aload(0).getfield(Types.INSTANCE, "bar", CD_int);
            code.loadConstant(periodic.periods())
                    .invokestatic(Types.BAR_TIME, "begins", BEGINS)
                    .ifeq(next);
            call(code.aload(0), periodic.function());
            code.labelBinding(next);
        }
        if (handlers.onBar().filter(functions::isInlined).isPresent()) {
            functions.inline(code, handlers.onBar().get(), _ -> code.return_());
            return;
        }
        handlers.onBar().ifPresent(handler -> call(code.aload(0), handler));
        code.return_();
    }

    private static void handleFill(CodeBuilder code, Function handler) {
        code.aload(0).aload(0).getfield(Types.INSTANCE, "fill", Types.TUPLE);
        call(code, handler);
        code.return_();
    }

    /** A number is the score; a bool selects the symbol with a score of 1. */
    private void score(CodeBuilder code, Function handler) {
        if (functions.isInlined(handler)) {
            functions.inline(code, handler, type -> returnScore(code, type));
        } else {
            call(code.aload(0), handler);
            returnScore(code, handler.returnType());
        }
    }

    private static void returnScore(CodeBuilder code, ValueType type) {
        if (type == ValueType.BOOL) {
            Label refused = code.newLabel();
            code.ifeq(refused).dconst_1().dreturn();
            code.labelBinding(refused).loadConstant(Double.NaN);
        } else if (type == ValueType.INT) {
            code.l2d();
        }
        code.dreturn();
    }

    private static void call(CodeBuilder code, Function function) {
        code.invokevirtual(Types.SELF, MethodEmitter.methodName(function), MethodEmitter.methodType(function));
    }
}

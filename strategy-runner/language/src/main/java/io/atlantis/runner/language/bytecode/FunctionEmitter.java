package io.atlantis.runner.language.bytecode;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import io.atlantis.runner.language.builtin.BarField;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.tree.Function;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Emits the functions of a source, each as a method of its own, or inside of the handler that alone calls it. On entry a
 * function charges its frame's size and reads what it needs often: known only when its code is, so that all are emitted twice.
 */
final class FunctionEmitter {
    /** Slots that a function inside of a handler may take: its frame is not charged. */
    private static final int MOST_INLINED_SLOTS = FrameAudit.MOST_HANDLER_SLOTS / 2;

    private static final MethodTypeDesc ENTER = Types.method(CD_void, CD_int);
    private static final MethodTypeDesc EXIT = Types.method(CD_void, CD_int);

    /** What a function reads at several places of its code. */
    private final Map<Function, List<BarField>> repeatedReads = new HashMap<>();

    private final FieldUses fields;
    private EmittedMethods measured = EmittedMethods.NONE;

    FunctionEmitter(FieldUses fields) {
        this.fields = fields;
    }

    /** Takes note of what a first emission has made. */
    void measure(byte[] classFile) {
        measured = EmittedMethods.of(classFile);
    }

    /** Whether the function, which is a handler without arguments, is emitted inside of the method that the engine calls. */
    boolean isInlined(Function function) {
        String name = MethodEmitter.methodName(function);
        return measured.calledByHandlersAlone(name) && measured.slotsOf(name) <= MOST_INLINED_SLOTS;
    }

    /**
     * Emits a function into a handler.
     *
     * @param leave emits the handler's return of a value of the function's type, which is on the stack
     */
    void inline(CodeBuilder code, Function function, Consumer<ValueType> leave) {
        MethodEmitter method = new MethodEmitter(code, fields, false);
        code.lineNumber(function.line());
        body(method, function, leave);
    }

    void emit(ClassBuilder builder, Function function) {
        String name = MethodEmitter.methodName(function);
        builder.withMethodBody(
                name,
                MethodEmitter.methodType(function),
                ACC_PRIVATE | ACC_FINAL,
                code -> method(code, name, function));
    }

    private void method(CodeBuilder code, String name, Function function) {
        MethodEmitter method = new MethodEmitter(code, fields, false);
        for (int i = 0; i < function.parameters().size(); i++) {
            method.bindParameter(function.parameters().get(i), code.parameterSlot(i));
        }
        int repeated = repeatedReads.getOrDefault(function, List.of()).size();
        int frameSlots = measured.slotsOf(name) + repeated * TypeKind.DOUBLE.slotSize();
        code.lineNumber(function.line());
        method.loadBudget();
        code.loadConstant(frameSlots).invokevirtual(Types.BUDGET, "enter", ENTER);
        body(method, function, type -> {
            method.loadBudget();
            code.loadConstant(frameSlots).invokevirtual(Types.BUDGET, "exit", EXIT);
            code.return_(type == ValueType.NONE ? TypeKind.VOID : Types.kind(type));
        });
    }

    private void body(MethodEmitter method, Function function, Consumer<ValueType> leave) {
        ExpressionEmitter expressions = new ExpressionEmitter(method);
        repeatedReads.getOrDefault(function, List.of()).forEach(expressions::keep);
        if (new StatementEmitter(method, leave).block(function.body())) {
            leave.accept(ValueType.NONE);
        }
        repeatedReads.putIfAbsent(function, method.repeatedReads());
    }
}

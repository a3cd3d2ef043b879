package io.atlantis.runner.language.bytecode;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PROTECTED;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * Emits the class of a strategy's loop over bars: the same bytes for every strategy, since they name its class, and each
 * loader has one of that name. Nothing of a source goes into them, so that they need no audit.
 */
final class BarLoopEmitter {
    static final ClassDesc LOOP = ClassDesc.of("io.atlantis.runner.language.compiled.Loop");

    private static final MethodTypeDesc ADVANCE = Types.method(CD_void, Types.INSTANCE, CD_int, CD_int);
    private static final MethodTypeDesc RUN = Types.method(CD_int, Types.INSTANCE, Types.BAR_DRIVER, CD_int, CD_int);
    private static final MethodTypeDesc AT_BAR = Types.method(CD_void, CD_int);
    private static final MethodTypeDesc OPEN = Types.method(CD_boolean, CD_int);

    private BarLoopEmitter() {}

    static byte[] emit() {
        return ClassFile.of()
                .build(
                        LOOP,
                        builder -> builder.withSuperclass(Types.BAR_LOOP)
                                .withFlags(ACC_PUBLIC | ACC_FINAL)
                                .withMethodBody(
                                        INIT_NAME,
                                        MTD_void,
                                        ACC_PUBLIC,
                                        code -> code.aload(0)
                                                .invokespecial(Types.BAR_LOOP, INIT_NAME, MTD_void)
                                                .return_())
                                .withMethodBody("advance", ADVANCE, ACC_PROTECTED, BarLoopEmitter::advance)
                                .withMethodBody("run", RUN, ACC_PROTECTED, BarLoopEmitter::run));
    }

    /** {@code for (; from < to; from++) strategy.stepSeries(from)}. */
    private static void advance(CodeBuilder code) {
        int from = code.parameterSlot(1);
        int strategy = strategy(code);
        Label top = code.newLabel();
        Label end = code.newLabel();
        code.labelBinding(top).iload(from).iload(code.parameterSlot(2)).if_icmpge(end);
        code.aload(strategy).iload(from).invokevirtual(Types.SELF, "stepSeries", AT_BAR);
        code.iinc(from, 1).goto_(top).labelBinding(end).return_();
    }

    /** Opens the bar, and if the driver goes on: series, seen, on_bar, decided. */
    private static void run(CodeBuilder code) {
        int driver = code.parameterSlot(1);
        int from = code.parameterSlot(2);
        int strategy = strategy(code);
        Label top = code.newLabel();
        Label end = code.newLabel();
        code.labelBinding(top).iload(from).iload(code.parameterSlot(3)).if_icmpge(end);
        code.aload(driver)
                .iload(from)
                .invokeinterface(Types.BAR_DRIVER, "open", OPEN)
                .ifeq(end);
        code.aload(strategy).iload(from).invokevirtual(Types.SELF, "updateSeries", AT_BAR);
        code.aload(driver).iload(from).invokeinterface(Types.BAR_DRIVER, "seen", AT_BAR);
        code.aload(strategy).iload(from).invokevirtual(Types.SELF, "onBar", AT_BAR);
        code.aload(driver).iload(from).invokeinterface(Types.BAR_DRIVER, "decided", AT_BAR);
        code.iinc(from, 1).goto_(top).labelBinding(end).iload(from).ireturn();
    }

    /** The instance by its exact class, in a variable. */
    private static int strategy(CodeBuilder code) {
        int slot = code.allocateLocal(TypeKind.REFERENCE);
        code.aload(code.parameterSlot(0)).checkcast(Types.SELF).astore(slot);
        return slot;
    }
}

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

    private static final MethodTypeDesc STEPS = Types.method(CD_void, Types.INSTANCE, CD_int, CD_int);
    private static final MethodTypeDesc RUN = Types.method(CD_int, Types.INSTANCE, Types.BAR_DRIVER, CD_int, CD_int);
    private static final MethodTypeDesc AT_BAR = Types.method(CD_void, CD_int);
    private static final MethodTypeDesc CHARGE_SERIES = Types.method(CD_void, Types.INSTANCE);
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
                                .withMethodBody(
                                        "draw", STEPS, ACC_PROTECTED, code -> steps(code, "stepSeries", "chartSeries"))
                                .withMethodBody("pass", STEPS, ACC_PROTECTED, code -> steps(code, "passSeries"))
                                .withMethodBody("run", RUN, ACC_PROTECTED, code -> series(code, BarLoopEmitter::update))
                                .withMethodBody(
                                        "runAlone",
                                        RUN,
                                        ACC_PROTECTED,
                                        code -> series(code, BarLoopEmitter::updateAlone))
                                .withMethodBody("runEvents", RUN, ACC_PROTECTED, BarLoopEmitter::events));
    }

    /** {@code for (; from < to; from++)} with a call of each of the strategy's methods. */
    private static void steps(CodeBuilder code, String... methods) {
        int from = code.parameterSlot(1);
        int strategy = strategy(code);
        Label top = code.newLabel();
        Label end = code.newLabel();
        code.iload(from).iload(code.parameterSlot(2)).if_icmpge(end).labelBinding(top);
        for (String method : methods) {
            code.aload(strategy).iload(from).invokevirtual(Types.SELF, method, AT_BAR);
        }
        code.iinc(from, 1).iload(from).iload(code.parameterSlot(2)).if_icmplt(top);
        code.labelBinding(end).return_();
    }

    /** Tested at its top, as javac's loops are: so the JVM takes the checks of bounds out of it. */
    private static void series(CodeBuilder code, SeriesUpdate update) {
        int from = code.parameterSlot(2);
        int strategy = strategy(code);
        Label top = code.newLabel();
        Label end = code.newLabel();
        code.labelBinding(top).iload(from).iload(code.parameterSlot(3)).if_icmpge(end);
        bar(code, strategy, update, end);
        code.iinc(from, 1).goto_(top);
        code.labelBinding(end).iload(from).ireturn();
    }

    /** Tested at its bottom, which leaves the checks in it: it has little to do, and registers left over are worth more. */
    private static void events(CodeBuilder code) {
        int from = code.parameterSlot(2);
        int strategy = strategy(code);
        Label top = code.newLabel();
        Label end = code.newLabel();
        code.iload(from).iload(code.parameterSlot(3)).if_icmpge(end).labelBinding(top);
        bar(code, strategy, (_, _, _) -> {}, end);
        code.iinc(from, 1).iload(from).iload(code.parameterSlot(3)).if_icmplt(top);
        code.labelBinding(end).iload(from).ireturn();
    }

    /** Opens the bar, and if the driver goes on: series, seen, on_bar, decided. */
    private static void bar(CodeBuilder code, int strategy, SeriesUpdate update, Label end) {
        int driver = code.parameterSlot(1);
        int from = code.parameterSlot(2);
        code.aload(driver)
                .iload(from)
                .invokeinterface(Types.BAR_DRIVER, "open", OPEN)
                .ifeq(end);
        update.emit(code, strategy, from);
        code.aload(driver).iload(from).invokeinterface(Types.BAR_DRIVER, "seen", AT_BAR);
        code.aload(strategy).iload(from).invokevirtual(Types.SELF, "onBar", AT_BAR);
        code.aload(driver).iload(from).invokeinterface(Types.BAR_DRIVER, "decided", AT_BAR);
    }

    /** Emits the update of the series of the strategy in one slot to the bar in another. */
    private interface SeriesUpdate {
        void emit(CodeBuilder code, int strategy, int bar);
    }

    private static void update(CodeBuilder code, int strategy, int bar) {
        code.aload(strategy).iload(bar).invokevirtual(Types.SELF, "updateSeries", AT_BAR);
    }

    private static void updateAlone(CodeBuilder code, int strategy, int bar) {
        code.aload(strategy).invokestatic(Types.BAR_LOOP, "chargeSeries", CHARGE_SERIES);
        code.aload(strategy).iload(bar).invokevirtual(Types.SELF, "stepSeries", AT_BAR);
    }

    /** The instance by its exact class, in a variable. */
    private static int strategy(CodeBuilder code) {
        int slot = code.allocateLocal(TypeKind.REFERENCE);
        code.aload(code.parameterSlot(0)).checkcast(Types.SELF).astore(slot);
        return slot;
    }
}

package io.atlantis.runner.language.bytecode;

import static io.atlantis.runner.language.bytecode.ForgedClass.COLUMN;
import static io.atlantis.runner.language.bytecode.ForgedClass.INSTANCE;
import static io.atlantis.runner.language.bytecode.ForgedClass.SELF;
import static io.atlantis.runner.language.bytecode.ForgedClass.bar;
import static io.atlantis.runner.language.bytecode.ForgedClass.buy;
import static io.atlantis.runner.language.bytecode.ForgedClass.close;
import static io.atlantis.runner.language.bytecode.ForgedClass.inConstructor;
import static io.atlantis.runner.language.bytecode.ForgedClass.inHandler;
import static io.atlantis.runner.language.bytecode.ForgedClass.inStep;
import static io.atlantis.runner.language.bytecode.ForgedClass.ownColumn;
import static io.atlantis.runner.language.bytecode.ForgedClass.refused;
import static io.atlantis.runner.language.bytecode.ForgedClass.runtime;
import static io.atlantis.runner.language.bytecode.ForgedClass.with;
import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Class files that use only what compiled code may use, to see bars that they may not, or to change what others see. */
class ForgedColumnTest {
    private static final MethodTypeDesc AT = MethodTypeDesc.of(CD_double, CD_int);
    private static final MethodTypeDesc SET = MethodTypeDesc.of(CD_void, CD_int, CD_double);
    private static final MethodTypeDesc PASS_COLUMN =
            MethodTypeDesc.of(CD_void, ClassDesc.of("io.atlantis.runner.indicator.ColumnKernel"), CD_int);
    private static final ClassDesc HIGHEST = ClassDesc.of("io.atlantis.runner.indicator.Highest");
    private static final ClassDesc SMA = ClassDesc.of("io.atlantis.runner.indicator.Sma");

    @TestFactory
    Stream<DynamicTest> shouldRefuseToSeeOtherBarsOrChangeThem() {
        ClassDesc seriesMath = runtime("SeriesMath");
        MethodTypeDesc past = MethodTypeDesc.of(CD_double, COLUMN, CD_int, CD_int);
        return Stream.of(
                refused(
                        "the next bar",
                        "at another bar than the current one",
                        inHandler(code -> close(code)
                                .loadConstant(7)
                                .invokevirtual(COLUMN, "at", AT)
                                .pop2())),
                refused(
                        "a bar ahead",
                        "past at another bar",
                        inHandler(code -> bar(close(code))
                                .loadConstant(-1)
                                .invokestatic(seriesMath, "past", past)
                                .pop2())),
                refused(
                        "the past of a later bar",
                        "past at another bar",
                        inHandler(code -> close(code)
                                .loadConstant(9)
                                .iconst_1()
                                .invokestatic(seriesMath, "past", past)
                                .pop2())),
                refused(
                        "a price",
                        "set of a BAR_COLUMN",
                        inStep(code -> close(code).iload(1).dconst_1().invokevirtual(COLUMN, "set", SET))),
                refused(
                        "a series outside its step",
                        "set of a OWN_COLUMN",
                        inHandler(code -> bar(ownColumn(code)).dconst_1().invokevirtual(COLUMN, "set", SET))),
                refused(
                        "another bar's value of a series",
                        "at another bar",
                        inStep(code -> ownColumn(code).iconst_0().dconst_1().invokevirtual(COLUMN, "set", SET))),
                refused(
                        "the bar of the step",
                        "replaces an argument",
                        inStep(code -> code.iconst_0().istore(1))),
                refused(
                        "itself",
                        "hands on a THIS",
                        inHandler(code -> code.aload(0).astore(0))),
                refused(
                        "another column for its series",
                        "puts a OWN_COLUMN into c0",
                        inConstructor(code -> ownColumn(code.aload(0)).putfield(SELF, "c0", COLUMN))),
                refused(
                        "a bar before the first",
                        "before the first bar",
                        inConstructor(code -> close(code).pop())));
    }

    @Test
    void shouldPassAColumnToAnHonestKernel() {
        assertThat(BytecodeAudit.violations(withKernel(SMA, code -> passClose(code, SMA))))
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseColumnsForOthersThanKernelsOfColumns() {
        return Stream.of(
                refused(
                        "a kernel that takes no columns",
                        "passes a column to a KERNEL",
                        withKernel(HIGHEST, code -> passClose(code, HIGHEST))),
                refused(
                        "the strategy itself",
                        "passes a column to a THIS",
                        withKernel(
                                SMA,
                                code -> code.aload(0)
                                        .aload(0)
                                        .iconst_3()
                                        .invokevirtual(INSTANCE, "passColumn", PASS_COLUMN))),
                refused(
                        "a computed field",
                        "passes a computed column",
                        withKernel(
                                SMA,
                                code -> code.aload(0)
                                        .aload(0)
                                        .getfield(SELF, "k0", SMA)
                                        .aload(0)
                                        .getfield(SELF, "v0", CD_long)
                                        .l2i()
                                        .invokevirtual(INSTANCE, "passColumn", PASS_COLUMN))),
                refused(
                        "a column passed in an event",
                        "outside the constructor",
                        inHandler(code ->
                                code.aload(0).aload(0).iconst_3().invokevirtual(INSTANCE, "passColumn", PASS_COLUMN))),
                refused(
                        "a column passed by the kernel itself",
                        "io/atlantis/runner/indicator/Sma.advance",
                        inStep(code -> code.aload(0)
                                .getfield(SELF, "c0", COLUMN)
                                .iconst_0()
                                .iconst_1()
                                .invokevirtual(SMA, "advance", MethodTypeDesc.of(CD_void, COLUMN, CD_int, CD_int)))),
                refused(
                        "an event in the name of a chart",
                        "outside events",
                        with(builder -> builder.withMethodBody(
                                "chart0",
                                MethodTypeDesc.of(CD_void, CD_int),
                                ACC_PRIVATE | ACC_FINAL,
                                code -> buy(code).return_()))));
    }

    private static void passClose(CodeBuilder code, ClassDesc kernel) {
        code.aload(0)
                .aload(0)
                .getfield(SELF, "k0", kernel)
                .iconst_3()
                .invokevirtual(INSTANCE, "passColumn", PASS_COLUMN);
    }

    /** A strategy whose constructor makes a kernel and then runs the code. */
    private static byte[] withKernel(ClassDesc kernel, Consumer<CodeBuilder> code) {
        return ForgedClass.build(builder -> {
            ForgedClass.fields(builder);
            builder.withField("k0", kernel, ACC_PRIVATE | ACC_FINAL);
            ForgedClass.constructor(builder, body -> {
                body.aload(0).new_(kernel).dup().aload(0).loadConstant("x").loadConstant(5L);
                body.invokevirtual(INSTANCE, "window", MethodTypeDesc.of(CD_int, CD_String, CD_long));
                body.invokespecial(kernel, "<init>", MethodTypeDesc.of(CD_void, CD_int))
                        .putfield(SELF, "k0", kernel);
                code.accept(body);
            });
            ForgedClass.steps(builder, _ -> {});
            ForgedClass.handler(builder, _ -> {});
        });
    }
}

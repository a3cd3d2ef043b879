package io.atlantis.runner.language.bytecode;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_NATIVE;
import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_PROTECTED;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SYNCHRONIZED;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atlantis.testkit.gen.SeededTest;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Class files made by hand, each with one thing that no strategy may do. */
class BytecodeAuditTest {
    private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(CD_void);
    private static final ClassDesc SYSTEM = ClassDesc.of("java.lang.System");
    private static final ClassDesc THREAD = ClassDesc.of("java.lang.Thread");

    @Test
    void shouldPassAnHonestClass() {
        assertThat(BytecodeAudit.violations(strategy(code -> {}))).isEmpty();
        assertThat(BytecodeAudit.violations(strategy(code -> loop(code, c -> charge(c, 1)))))
                .isEmpty();
        assertThat(BytecodeAudit.violations(strategy(code -> countedLoop(code, BytecodeAuditTest::chargedTurns))))
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseCallsOutsideTheAllowList() {
        return Stream.of(
                refused(
                        "INVOKESTATIC java/lang/System.exit",
                        code -> code.iconst_0().invokestatic(SYSTEM, "exit", MethodTypeDesc.of(CD_void, CD_int))),
                refused(
                        "INVOKESTATIC java/lang/System.nanoTime",
                        code -> code.invokestatic(SYSTEM, "nanoTime", MethodTypeDesc.of(CD_long))
                                .pop2()),
                refused("makes java/lang/Thread", code -> code.new_(THREAD).pop()),
                refused(
                        "names class java/lang/Thread",
                        code -> code.new_(THREAD).pop()),
                refused(
                        "INVOKEVIRTUAL java/lang/Object.hashCode",
                        code -> code.aload(0)
                                .invokevirtual(CD_Object, "hashCode", MethodTypeDesc.of(CD_int))
                                .pop()),
                refused(
                        "INVOKEVIRTUAL java/lang/String.intern",
                        code -> code.loadConstant("a")
                                .invokevirtual(CD_String, "intern", MethodTypeDesc.of(CD_String))
                                .pop()),
                refused(
                        "Budget.runRemaining",
                        code -> budget(code)
                                .invokevirtual(Types.BUDGET, "runRemaining", MethodTypeDesc.of(CD_long))
                                .pop2()),
                refused("Budget.beginEvent", code -> budget(code).invokevirtual(Types.BUDGET, "beginEvent", NOTHING)),
                refused(
                        "StrategyInstance.updateSeries",
                        code -> code.aload(0)
                                .iconst_0()
                                .invokevirtual(Types.INSTANCE, "updateSeries", MethodTypeDesc.of(CD_void, CD_int))),
                refused(
                        "INVOKEVIRTUAL io/atlantis/runner/language/runtime/FloatMath",
                        code -> code.aload(0)
                                .invokevirtual(Types.FLOAT_MATH, "sqrt", MethodTypeDesc.of(CD_double, CD_double))
                                .pop2()),
                refused(
                        "DoubleColumn.toArray",
                        code -> code.aload(0)
                                .getfield(Types.INSTANCE, "close", Types.COLUMN)
                                .invokevirtual(Types.COLUMN, "toArray", MethodTypeDesc.of(CD_double.arrayType()))
                                .pop()),
                refused(
                        "makes io/atlantis/runner/language/runtime/DictValue",
                        code -> code.new_(Types.DICT).pop()),
                refused(
                        "ListValue.boxed",
                        code -> code.aconst_null()
                                .iconst_0()
                                .invokevirtual(Types.LIST, "boxed", MethodTypeDesc.of(CD_Object, CD_int))
                                .pop()),
                refused(
                        "ListValue.add",
                        code -> code.aconst_null()
                                .aconst_null()
                                .aconst_null()
                                .invokevirtual(Types.LIST, "add", MethodTypeDesc.of(CD_void, CD_Object, Types.BUDGET))),
                refused(
                        "Boxes.order",
                        code -> code.aconst_null()
                                .aconst_null()
                                .aconst_null()
                                .invokestatic(
                                        Types.BOXES,
                                        "order",
                                        MethodTypeDesc.of(CD_int, CD_Object, CD_Object, Types.BUDGET))
                                .pop()),
                refused("Strategy.handleBar", code -> code.aload(0).invokevirtual(Types.SELF, "handleBar", NOTHING)),
                refused(
                        "Strategy.step0",
                        code -> code.aload(0)
                                .iconst_0()
                                .invokevirtual(Types.SELF, "step0", MethodTypeDesc.of(CD_void, CD_int))));
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseFieldsOutsideTheClass() {
        return Stream.of(
                refused(
                        "GETSTATIC java/lang/System.out",
                        code -> code.getstatic(SYSTEM, "out", ClassDesc.of("java.io.PrintStream"))
                                .pop()),
                refused(
                        "PUTFIELD io/atlantis/runner/language/runtime/StrategyInstance.bar",
                        code -> code.aload(0).iconst_0().putfield(Types.INSTANCE, "bar", CD_int)),
                refused(
                        "Budget.remaining",
                        code -> budget(code).loadConstant(Long.MAX_VALUE).putfield(Types.BUDGET, "remaining", CD_long)),
                refused(
                        "StrategyInstance.parameters",
                        code -> code.aload(0)
                                .getfield(Types.INSTANCE, "parameters", ClassDesc.of("java.util.List"))
                                .pop()),
                refused("PUTSTATIC", code -> code.iconst_0().putstatic(Types.SELF, "v0", CD_int)));
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseInstructionsWithoutAWordInTheLanguage() {
        return Stream.of(
                refused(
                        "MONITORENTER",
                        code -> code.aload(0).monitorenter().aload(0).monitorexit()),
                refused("ATHROW", code -> {
                    Label past = code.newLabel();
                    code.iconst_0().ifeq(past).aconst_null().athrow().labelBinding(past);
                }),
                refused(
                        "NEWARRAY",
                        code -> code.iconst_1().newarray(TypeKind.INT).pop()),
                refused(
                        "ANEWARRAY",
                        code -> code.iconst_1().anewarray(CD_Object).pop()),
                refused("CHECKCAST", code -> code.aload(0).checkcast(CD_Object).pop()),
                refused(
                        "INSTANCEOF",
                        code -> code.aload(0).instanceOf(CD_Object).pop()),
                refused("constant", code -> code.loadConstant(CD_Object).pop()),
                refused("dynamic constant", code -> code.loadConstant(NOTHING).pop()),
                refused("TABLESWITCH", code -> {
                    Label end = code.newLabel();
                    code.iconst_0()
                            .tableswitch(0, 0, end, List.of(SwitchCase.of(0, end)))
                            .labelBinding(end);
                }),
                refused(
                        "exception handler",
                        code -> code.trying(
                                body -> body.iconst_0().pop(), handlers -> handlers.catchingAll(CodeBuilder::pop))));
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseLoopsThatAreNotPaid() {
        return Stream.of(
                refused("loop without a charge", code -> loop(code, c -> {})),
                refused(
                        "loop without a charge",
                        code -> loop(code, c -> {
                            Label past = c.newLabel();
                            c.iconst_0().ifeq(past);
                            charge(c, 1);
                            c.labelBinding(past);
                        })),
                refused(
                        "computed value",
                        code -> loop(
                                code,
                                c -> budget(c)
                                        .lconst_1()
                                        .lneg()
                                        .invokevirtual(Types.BUDGET, "charge", MethodTypeDesc.of(CD_void, CD_long)))),
                refused("computed value", code -> loop(code, c -> charge(c, -1))),
                refused("computed value", code -> loop(code, c -> charge(c, 0))),
                refused("loop without a charge", code -> countedLoop(code, c -> c.loadConstant(Long.MAX_VALUE))),
                refused(
                        "loop without a charge",
                        code -> countedLoop(code, c -> {
                            chargedTurns(c);
                            c.lstore(5).loadConstant(Long.MAX_VALUE);
                        })),
                DynamicTest.dynamicTest("function that is not charged", () -> {
                    byte[] classFile = build(builder -> {
                        members(builder, code -> {});
                        builder.withMethodBody(
                                "f0",
                                NOTHING,
                                ACC_PRIVATE,
                                code -> code.aload(0)
                                        .invokevirtual(Types.SELF, "f0", NOTHING)
                                        .return_());
                    });
                    assertThat(BytecodeAudit.violations(classFile)).contains("f0: does not enter the budget first");
                }));
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseOddMembers() {
        return Stream.of(
                member("method <clinit>", b -> b.withMethodBody("<clinit>", NOTHING, ACC_STATIC, CodeBuilder::return_)),
                member(
                        "method toString",
                        b -> b.withMethodBody(
                                "toString",
                                MethodTypeDesc.of(CD_String),
                                ACC_PUBLIC,
                                code -> code.loadConstant("x").areturn())),
                member("method f1 has flags", b -> b.withMethod("f1", NOTHING, ACC_NATIVE | ACC_PRIVATE, m -> {})),
                member(
                        "method f1 has flags",
                        b -> b.withMethodBody("f1", NOTHING, ACC_PRIVATE | ACC_SYNCHRONIZED, CodeBuilder::return_)),
                member("method f1 has flags", b -> b.withMethodBody("f1", NOTHING, ACC_STATIC, CodeBuilder::return_)),
                member("field v1", b -> b.withField("v1", CD_int, ACC_PRIVATE | ACC_STATIC)),
                member("field budget", b -> b.withField("budget", CD_int, ACC_PRIVATE)),
                member("field v1", b -> b.withField("v1", CD_int, ACC_PUBLIC)),
                member("not a final strategy class", b -> b.withInterfaceSymbols(ClassDesc.of("java.lang.Runnable"))),
                member("not a final strategy class", b -> b.withSuperclass(CD_Object)));
    }

    @Test
    void shouldRefuseOtherNamesAndMalformedBytes() {
        byte[] other = ClassFile.of()
                .build(
                        ClassDesc.of("java.lang.Evil"),
                        b -> b.withSuperclass(Types.INSTANCE).withFlags(ACC_FINAL));

        assertThat(BytecodeAudit.violations(other)).isNotEmpty();
        assertThat(BytecodeAudit.violations(new byte[] {1, 2, 3})).isNotEmpty();
        assertThat(BytecodeAudit.violations(new byte[0])).isNotEmpty();
        assertThatThrownBy(() -> ProgramLoader.load(other)).hasMessageContaining("refused by the audit");
    }

    @SeededTest(tries = 3)
    void shouldStandFlippedBytes(RandomGenerator random) {
        byte[] honest = strategy(code -> loop(code, c -> charge(c, 1)));
        for (int i = 0; i < 3_000; i++) {
            byte[] flipped = honest.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));

            assertThat(BytecodeAudit.violations(flipped)).isNotNull();
        }
    }

    private static DynamicTest refused(String violation, Consumer<CodeBuilder> attack) {
        return DynamicTest.dynamicTest(
                violation,
                () -> assertThat(BytecodeAudit.violations(strategy(attack)))
                        .anySatisfy(found -> assertThat(found).contains(violation)));
    }

    private static DynamicTest member(String violation, Consumer<ClassBuilder> attack) {
        return DynamicTest.dynamicTest(violation, () -> {
            byte[] classFile = build(builder -> {
                members(builder, code -> {});
                attack.accept(builder);
            });
            assertThat(BytecodeAudit.violations(classFile))
                    .anySatisfy(found -> assertThat(found).contains(violation));
        });
    }

    /** A strategy whose handler runs the code. */
    private static byte[] strategy(Consumer<CodeBuilder> handler) {
        return build(builder -> members(builder, handler));
    }

    private static byte[] build(Consumer<ClassBuilder> content) {
        return ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS).build(Types.SELF, builder -> {
            builder.withSuperclass(Types.INSTANCE).withFlags(ACC_PUBLIC | ACC_FINAL);
            content.accept(builder);
        });
    }

    private static void members(ClassBuilder builder, Consumer<CodeBuilder> handler) {
        builder.withField("v0", CD_int, ACC_PRIVATE);
        MethodTypeDesc constructor = MethodTypeDesc.of(CD_void, Types.CONTEXT);
        builder.withMethodBody(
                "<init>",
                constructor,
                ACC_PUBLIC,
                code -> code.aload(0)
                        .aload(1)
                        .iconst_0()
                        .invokespecial(Types.INSTANCE, "<init>", MethodTypeDesc.of(CD_void, Types.CONTEXT, CD_int))
                        .return_());
        builder.withMethodBody("stepSeries", MethodTypeDesc.of(CD_void, CD_int), ACC_PROTECTED, CodeBuilder::return_);
        builder.withMethodBody("handleBar", NOTHING, ACC_PROTECTED, code -> {
            handler.accept(code);
            code.return_();
        });
    }

    private static CodeBuilder budget(CodeBuilder code) {
        return code.aload(0).getfield(Types.INSTANCE, "budget", Types.BUDGET);
    }

    private static void charge(CodeBuilder code, long steps) {
        budget(code).loadConstant(steps).invokevirtual(Types.BUDGET, "charge", MethodTypeDesc.of(CD_void, CD_long));
    }

    private static void loop(CodeBuilder code, Consumer<CodeBuilder> body) {
        Label top = code.newLabel();
        code.labelBinding(top);
        body.accept(code);
        code.iconst_1().ifne(top);
    }

    private static void chargedTurns(CodeBuilder code) {
        budget(code)
                .lconst_0()
                .lconst_1()
                .lconst_1()
                .iconst_1()
                .invokevirtual(
                        Types.BUDGET, "chargeRange", MethodTypeDesc.of(CD_long, CD_long, CD_long, CD_long, CD_int));
    }

    /** Counts slot 3 down from what the given code leaves on the stack. */
    private static void countedLoop(CodeBuilder code, Consumer<CodeBuilder> turns) {
        Label top = code.newLabel();
        Label end = code.newLabel();
        turns.accept(code);
        code.lstore(3).labelBinding(top).lload(3).lconst_0().lcmp().ifle(end);
        code.lload(3).lconst_1().lsub().lstore(3).goto_(top).labelBinding(end);
    }
}

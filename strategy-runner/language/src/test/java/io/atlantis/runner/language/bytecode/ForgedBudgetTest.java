package io.atlantis.runner.language.bytecode;

import static io.atlantis.runner.language.bytecode.ForgedClass.BUDGET;
import static io.atlantis.runner.language.bytecode.ForgedClass.COLUMN;
import static io.atlantis.runner.language.bytecode.ForgedClass.HOST;
import static io.atlantis.runner.language.bytecode.ForgedClass.INSTANCE;
import static io.atlantis.runner.language.bytecode.ForgedClass.NOTHING;
import static io.atlantis.runner.language.bytecode.ForgedClass.SELF;
import static io.atlantis.runner.language.bytecode.ForgedClass.bar;
import static io.atlantis.runner.language.bytecode.ForgedClass.budget;
import static io.atlantis.runner.language.bytecode.ForgedClass.buy;
import static io.atlantis.runner.language.bytecode.ForgedClass.charge;
import static io.atlantis.runner.language.bytecode.ForgedClass.chargedFew;
import static io.atlantis.runner.language.bytecode.ForgedClass.chargedTurns;
import static io.atlantis.runner.language.bytecode.ForgedClass.close;
import static io.atlantis.runner.language.bytecode.ForgedClass.countedLoop;
import static io.atlantis.runner.language.bytecode.ForgedClass.enter;
import static io.atlantis.runner.language.bytecode.ForgedClass.exit;
import static io.atlantis.runner.language.bytecode.ForgedClass.fewLoop;
import static io.atlantis.runner.language.bytecode.ForgedClass.host;
import static io.atlantis.runner.language.bytecode.ForgedClass.inConstructor;
import static io.atlantis.runner.language.bytecode.ForgedClass.inFunction;
import static io.atlantis.runner.language.bytecode.ForgedClass.inHandler;
import static io.atlantis.runner.language.bytecode.ForgedClass.inStep;
import static io.atlantis.runner.language.bytecode.ForgedClass.loop;
import static io.atlantis.runner.language.bytecode.ForgedClass.ownColumn;
import static io.atlantis.runner.language.bytecode.ForgedClass.refused;
import static io.atlantis.runner.language.bytecode.ForgedClass.runtime;
import static io.atlantis.runner.language.bytecode.ForgedClass.with;
import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.language.builtin.HostOperation;
import io.atlantis.runner.language.runtime.Steps;
import io.atlantis.runner.language.runtime.StrategyHost;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Class files that use only what compiled code may use, to spend less than they take or to keep what is not theirs. */
class ForgedBudgetTest {
    private static final MethodTypeDesc CHARGE = MethodTypeDesc.of(CD_void, CD_long);
    private static final MethodTypeDesc AT = MethodTypeDesc.of(CD_double, CD_int);
    private static final MethodTypeDesc SET = MethodTypeDesc.of(CD_void, CD_int, CD_double);
    private static final ClassDesc SMA = ClassDesc.of("io.atlantis.runner.indicator.Sma");

    @Test
    void shouldPassHonestFramesAndOrders() {
        assertThat(BytecodeAudit.violations(
                        inFunction(code -> exit(enter(code, 9), 9).return_())))
                .isEmpty();
        assertThat(BytecodeAudit.violations(inHandler(code -> buy(charge(code, 1_000)))))
                .isEmpty();
        assertThat(BytecodeAudit.violations(
                        inStep(code -> ownColumn(code).iload(1).dconst_1().invokevirtual(COLUMN, "set", SET))))
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseLoopsThatAreNotPaid() {
        return Stream.of(
                refused("an empty loop", "loop without a charge", inHandler(code -> loop(code, _ -> {}))),
                refused("a loop in the series", "loop without a charge", inStep(code -> loop(code, _ -> {}))),
                refused(
                        "a loop in the constructor",
                        "loop without a charge",
                        inConstructor(code -> loop(code, _ -> {}))),
                refused("a loop in a function", "loop without a charge", inFunction(code -> {
                    loop(enter(code, 9), _ -> {});
                    exit(code, 9).return_();
                })),
                refused(
                        "a charge on one way only",
                        "loop without a charge",
                        inHandler(code -> loop(code, c -> {
                            Label past = c.newLabel();
                            c.iconst_0().ifeq(past);
                            charge(c, 1);
                            c.labelBinding(past);
                        }))),
                refused(
                        "an inner loop",
                        "loop without a charge",
                        inHandler(code -> loop(code, c -> {
                            charge(c, 1);
                            loop(c, _ -> {});
                        }))),
                refused("a negative charge", "computed value", inHandler(code -> loop(code, c -> charge(c, -1)))),
                refused("a charge of nothing", "computed value", inHandler(code -> loop(code, c -> charge(c, 0)))),
                refused(
                        "a computed charge",
                        "computed value",
                        inHandler(code ->
                                budget(code).lconst_0().lconst_1().lsub().invokevirtual(BUDGET, "charge", CHARGE))),
                refused("a jump to the charge with another number", "computed value", inHandler(code -> {
                    Label spend = code.newLabel();
                    Label honest = code.newLabel();
                    code.iconst_0().ifeq(honest);
                    budget(code).loadConstant(-1_000_000L).goto_(spend).labelBinding(honest);
                    budget(code).lconst_1().labelBinding(spend).invokevirtual(BUDGET, "charge", CHARGE);
                })),
                refused(
                        "a charge of the series, which have no event",
                        "outside an event",
                        inStep(code -> charge(code, 1))),
                refused(
                        "turns that were not charged",
                        "loop without a charge",
                        inHandler(code -> countedLoop(code, c -> c.loadConstant(Long.MAX_VALUE)))),
                refused(
                        "turns replaced behind the charge",
                        "loop without a charge",
                        inHandler(code ->
                                countedLoop(code, c -> chargedTurns(c).lstore(3).loadConstant(9L)))),
                refused("a jump to where charged turns are kept", "loop without a charge", inHandler(code -> {
                    Label keep = code.newLabel();
                    Label honest = code.newLabel();
                    code.iconst_0()
                            .ifeq(honest)
                            .loadConstant(Long.MAX_VALUE)
                            .goto_(keep)
                            .labelBinding(honest);
                    countedLoop(code, c -> chargedTurns(c).labelBinding(keep));
                })),
                refused(
                        "a turn that is not taken",
                        "loop without a charge",
                        inHandler(ForgedBudgetTest::backUncounted)),
                refused(
                        "a way back from below nought",
                        "loop without a charge",
                        inHandler(ForgedBudgetTest::belowNought)),
                refused(
                        "a range whose turns cost nothing",
                        "computed value",
                        inHandler(code -> budget(code)
                                .lconst_0()
                                .lconst_1()
                                .lconst_1()
                                .iconst_0()
                                .invokevirtual(
                                        BUDGET,
                                        "chargeRange",
                                        MethodTypeDesc.of(CD_long, CD_long, CD_long, CD_long, CD_int))
                                .pop2())));
    }

    @Test
    void shouldPassALoopOverAFewChargedTurns() {
        assertThat(BytecodeAudit.violations(inHandler(code -> fewLoop(code, -1, ForgedClass::chargedFew))))
                .isEmpty();
        assertThat(BytecodeAudit.violations(inHandler(code -> code.iconst_3()
                        .istore(3)
                        .iconst_1()
                        .iload(3)
                        .isub()
                        .i2l()
                        .pop2())))
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseLoopsOverAFewTurnsThatAreNotPaid() {
        return Stream.of(
                refused(
                        "a count of its own",
                        "loop without a charge",
                        inHandler(code -> fewLoop(code, -1, CodeBuilder::iconst_3))),
                refused(
                        "turns that grow",
                        "loop without a charge",
                        inHandler(code -> fewLoop(code, 1, ForgedClass::chargedFew))),
                refused(
                        "turns that stay",
                        "loop without a charge",
                        inHandler(code -> fewLoop(code, 0, ForgedClass::chargedFew))),
                refused("turns put back in the loop", "loop without a charge", inHandler(code -> {
                    Label top = code.newLabel();
                    Label end = code.newLabel();
                    chargedFew(code).istore(3).labelBinding(top).iload(3).ifle(end);
                    code.iinc(3, -1).iconst_3().istore(3).goto_(top).labelBinding(end);
                })),
                refused("turns added outside the loop", "loop without a charge", inHandler(code -> {
                    chargedFew(code).istore(3).iinc(3, 100);
                    fewLoop(code, -1, c -> c.iload(3));
                })),
                refused("another slot counted", "loop without a charge", inHandler(code -> {
                    Label top = code.newLabel();
                    Label end = code.newLabel();
                    chargedFew(code)
                            .dup()
                            .istore(4)
                            .istore(3)
                            .labelBinding(top)
                            .iload(3)
                            .ifle(end);
                    code.iinc(4, -1).goto_(top).labelBinding(end);
                })),
                refused("a way back from below nought", "loop without a charge", inHandler(code -> {
                    Label top = code.newLabel();
                    Label end = code.newLabel();
                    Label body = code.newLabel();
                    chargedFew(code).istore(3).labelBinding(top).iload(3).ifle(end);
                    code.labelBinding(body).iinc(3, -1).goto_(top);
                    code.labelBinding(end).iconst_1().ifne(body);
                })),
                refused(
                        "turns that cost nothing",
                        "computed value",
                        inHandler(code -> budget(code)
                                .iconst_3()
                                .iconst_0()
                                .invokevirtual(BUDGET, "chargeTurns", MethodTypeDesc.of(CD_int, CD_int, CD_int))
                                .pop())),
                refused("the bar of the step, by one", "replaces an argument", inStep(code -> code.iinc(1, 1))),
                refused(
                        "a bar ahead by subtraction",
                        "at another bar than the current one",
                        inHandler(code -> bar(close(code))
                                .iconst_m1()
                                .isub()
                                .invokevirtual(COLUMN, "at", AT)
                                .pop2())),
                refused(
                        "a frame too large for a handler",
                        "too large a frame",
                        inHandler(code -> code.lconst_0().lstore(2_000))));
    }

    /** Jumps to the end of the loop's body with the old count on the stack, so that none is taken. */
    private static void backUncounted(CodeBuilder code) {
        Label top = code.newLabel();
        Label end = code.newLabel();
        Label store = code.newLabel();
        chargedTurns(code)
                .lstore(3)
                .labelBinding(top)
                .lload(3)
                .lconst_0()
                .lcmp()
                .ifle(end);
        code.lload(3).iconst_1().ifne(store).lconst_1().lsub();
        code.labelBinding(store).lstore(3).goto_(top).labelBinding(end);
    }

    /** Leaves the loop when the turns are used up, and goes back into its body. */
    private static void belowNought(CodeBuilder code) {
        Label top = code.newLabel();
        Label end = code.newLabel();
        Label body = code.newLabel();
        chargedTurns(code)
                .lstore(3)
                .labelBinding(top)
                .lload(3)
                .lconst_0()
                .lcmp()
                .ifle(end);
        code.labelBinding(body).lload(3).lconst_1().lsub().lstore(3).goto_(top);
        code.labelBinding(end).iconst_1().ifne(body);
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseFunctionsThatHideTheirDepth() {
        return Stream.of(
                refused(
                        "no entry",
                        "does not enter the budget first",
                        inFunction(code ->
                                code.aload(0).invokevirtual(SELF, "f0", NOTHING).return_())),
                refused("an entry on one way only", "does not enter the budget first", inFunction(code -> {
                    Label past = code.newLabel();
                    code.iconst_0().ifeq(past);
                    enter(code, 9).labelBinding(past);
                    exit(code, 9).return_();
                })),
                refused("a small frame", "less than its frame", inFunction(code -> {
                    enter(code, 9).lconst_0().lstore(500);
                    exit(code, 9).return_();
                })),
                refused(
                        "an entry of nothing",
                        "computed value",
                        inFunction(code -> exit(enter(code, 0), 9).return_())),
                refused(
                        "more given back than taken",
                        "another frame",
                        inFunction(code -> exit(enter(code, 9), 60_000).return_())),
                refused("given back before the end", "leaves the budget and goes on", inFunction(code -> {
                    exit(enter(code, 9), 9).aload(0).invokevirtual(SELF, "f0", NOTHING);
                    exit(code, 9).return_();
                })),
                refused(
                        "a return without an exit",
                        "returns without leaving",
                        inFunction(code -> enter(code, 9).return_())),
                refused("a jump past the exit", "returns without leaving", inFunction(code -> {
                    Label end = code.newLabel();
                    enter(code, 9).iconst_0().ifeq(end);
                    exit(code, 9).labelBinding(end).return_();
                })),
                refused(
                        "a second entry",
                        "enters the budget again",
                        inFunction(code -> exit(enter(enter(code, 9), 9), 9).return_())),
                refused("a way back to the entry", "goes back to its start", inFunction(code -> {
                    Label start = code.newLabel();
                    code.labelBinding(start);
                    enter(code, 9).iconst_0().ifeq(start);
                    exit(code, 9).return_();
                })),
                refused("an exit of the handler", "leaves the budget", inHandler(code -> exit(code, 9))),
                refused("an entry of the handler", "enters the budget", inHandler(code -> enter(code, 9))));
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseOrdersThatAreNotPaid() {
        return Stream.of(
                refused("a free order", "buy costs 1000 steps, 0 were charged", inHandler(ForgedClass::buy)),
                refused("a cheap order", "buy costs 1000 steps, 999", inHandler(code -> buy(charge(code, 999)))),
                refused("two for one", "buy costs 1000 steps", inHandler(code -> {
                    buy(charge(code, 1_000));
                    buy(code);
                })),
                refused("paid on one way only", "buy costs 1000 steps", inHandler(code -> {
                    Label past = code.newLabel();
                    code.iconst_0().ifeq(past);
                    charge(code, 1_000).labelBinding(past);
                    buy(code);
                })),
                refused(
                        "a free look at the account",
                        "accountCash costs 1 steps",
                        inHandler(code -> host(code)
                                .invokeinterface(HOST, "accountCash", MethodTypeDesc.of(CD_double))
                                .pop2())),
                refused(
                        "a free copy of a list",
                        "FixedList.floats",
                        inHandler(code -> newList(code)
                                .invokestatic(
                                        runtime("FixedList"),
                                        "floats",
                                        MethodTypeDesc.of(ClassDesc.ofDescriptor("[D"), runtime("ListValue")))
                                .pop())),
                refused(
                        "a value of a series, outside its step",
                        "writes s0 outside its step",
                        with(builder -> builder.withField("s0", CD_double, ACC_PRIVATE)
                                .withMethodBody("f0", NOTHING, ACC_PRIVATE | ACC_FINAL, code -> {
                                    enter(code, 9).aload(0).dconst_1().putfield(SELF, "s0", CD_double);
                                    exit(code, 9).return_();
                                }))),
                refused("an order of the series", "uses a HOST outside events", inStep(ForgedClass::buy)));
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseToHandOnWhatIsNotTheStrategysOwn() {
        ClassDesc lists = runtime("ListValue");
        MethodTypeDesc append = MethodTypeDesc.of(CD_void, lists, CD_Object, BUDGET);
        return Stream.of(
                refused("itself in a list", "append gets a THIS", inHandler(code -> {
                    newList(code).aload(0);
                    budget(code).invokestatic(lists, "append", append);
                })),
                refused("its budget in a list", "append gets a BUDGET", inHandler(code -> {
                    budget(newList(code));
                    budget(code).invokestatic(lists, "append", append);
                })),
                refused(
                        "its host in a slot",
                        "hands on a HOST",
                        inHandler(code -> host(code).astore(3))),
                refused(
                        "a column in a slot",
                        "hands on a BAR_COLUMN",
                        inHandler(code -> close(code).astore(3))),
                refused(
                        "two of its budget",
                        "doubles a BUDGET",
                        inHandler(code -> budget(code).dup().pop().pop())),
                refused("budget or host", "values of different origin meet", inHandler(code -> {
                    Label other = code.newLabel();
                    Label end = code.newLabel();
                    code.iconst_0().ifeq(other);
                    host(code).goto_(end).labelBinding(other);
                    budget(code).labelBinding(end).pop();
                })));
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseMemoryThatIsNotCharged() {
        MethodTypeDesc window = MethodTypeDesc.of(CD_int, CD_String, CD_long);
        return Stream.of(
                refused(
                        "a kernel with a window of its own",
                        "a window that was not charged",
                        inConstructor(code -> code.new_(SMA)
                                .dup()
                                .loadConstant(1_000_000_000)
                                .invokespecial(SMA, "<init>", MethodTypeDesc.of(CD_void, CD_int))
                                .pop())),
                refused(
                        "a kernel outside the constructor",
                        "outside the constructor",
                        inHandler(code -> code.new_(SMA).pop())),
                refused(
                        "a window outside the constructor",
                        "outside the constructor",
                        inHandler(code -> code.aload(0)
                                .loadConstant("x")
                                .lconst_1()
                                .invokevirtual(INSTANCE, "window", window)
                                .pop())),
                refused(
                        "a column outside the constructor",
                        "outside the constructor",
                        inHandler(code -> code.aload(0)
                                .invokevirtual(INSTANCE, "newColumn", MethodTypeDesc.of(COLUMN))
                                .pop())),
                refused("two thousand million series", "too many series", ForgedClass.build(builder -> {
                    ForgedClass.fields(builder);
                    ForgedClass.steps(builder, _ -> {});
                    ForgedClass.handler(builder, _ -> {});
                    builder.withMethodBody(
                            "<init>",
                            MethodTypeDesc.of(CD_void, ForgedClass.CONTEXT),
                            1,
                            code -> code.aload(0)
                                    .aload(1)
                                    .loadConstant(Integer.MAX_VALUE)
                                    .invokespecial(
                                            INSTANCE, "<init>", MethodTypeDesc.of(CD_void, ForgedClass.CONTEXT, CD_int))
                                    .return_());
                })),
                refused(
                        "its base set up twice",
                        "sets up its base again",
                        inConstructor(code -> code.aload(0)
                                .aload(1)
                                .iconst_1()
                                .invokespecial(
                                        INSTANCE, "<init>", MethodTypeDesc.of(CD_void, ForgedClass.CONTEXT, CD_int)))));
    }

    @Test
    void shouldAskOfEachHostCallWhatTheCompilerCharges() {
        for (HostOperation operation : HostOperation.values()) {
            Method method = Stream.of(StrategyHost.class.getMethods())
                    .filter(each -> each.getName().equals(operation.method()))
                    .findFirst()
                    .orElseThrow();
            Steps steps = method.getAnnotation(Steps.class);

            assertThat(operation.steps())
                    .as(operation.method())
                    .isGreaterThanOrEqualTo(steps == null ? 1 : steps.value());
            assertThat(steps != null || !operation.isOrder())
                    .as(operation.method())
                    .isTrue();
        }
    }

    private static CodeBuilder newList(CodeBuilder code) {
        return budget(code)
                .invokestatic(runtime("ListValue"), "objects", MethodTypeDesc.of(runtime("ListValue"), BUDGET));
    }
}

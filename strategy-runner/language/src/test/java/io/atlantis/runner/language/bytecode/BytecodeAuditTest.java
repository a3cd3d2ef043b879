package io.atlantis.runner.language.bytecode;

import static io.atlantis.runner.language.bytecode.ForgedClass.INSTANCE;
import static io.atlantis.runner.language.bytecode.ForgedClass.SELF;
import static io.atlantis.runner.language.bytecode.ForgedClass.charge;
import static io.atlantis.runner.language.bytecode.ForgedClass.countedLoop;
import static io.atlantis.runner.language.bytecode.ForgedClass.inHandler;
import static io.atlantis.runner.language.bytecode.ForgedClass.loop;
import static io.atlantis.runner.language.bytecode.ForgedClass.refused;
import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Calls, fields, constants and instructions that no strategy may hold, each in a class file made by hand. */
class BytecodeAuditTest {
    private static final ClassDesc THREAD = ClassDesc.of("java.lang.Thread");

    @Test
    void shouldPassAnHonestClass() {
        assertThat(BytecodeAudit.violations(inHandler(_ -> {}))).isEmpty();
        assertThat(BytecodeAudit.violations(inHandler(code -> loop(code, c -> charge(c, 1)))))
                .isEmpty();
        assertThat(BytecodeAudit.violations(inHandler(code -> countedLoop(code, ForgedClass::chargedTurns))))
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseThePlatformsClasses() {
        return Stream.of(
                staticCall("System.exit", "java.lang.System", "exit", CD_void, CD_int),
                staticCall("the clock", "java.lang.System", "currentTimeMillis", CD_long),
                staticCall("nanoTime", "java.lang.System", "nanoTime", CD_long),
                staticCall("an identity", "java.lang.System", "identityHashCode", CD_int, CD_Object),
                staticCall("environment", "java.lang.System", "getenv", CD_String, CD_String),
                staticCall("native code", "java.lang.System", "loadLibrary", CD_void, CD_String),
                staticCall("a property", "java.lang.System", "getProperty", CD_String, CD_String),
                staticCall("the runtime", "java.lang.Runtime", "getRuntime", ClassDesc.of("java.lang.Runtime")),
                virtualCall("a process", "java.lang.Runtime", "exec", ClassDesc.of("java.lang.Process"), CD_String),
                staticCall("reflection", "java.lang.Class", "forName", CD_Class, CD_String),
                virtualCall(
                        "reflective calls",
                        "java.lang.reflect.Method",
                        "invoke",
                        CD_Object,
                        CD_Object,
                        CD_Object.arrayType()),
                staticCall(
                        "method handles",
                        "java.lang.invoke.MethodHandles",
                        "lookup",
                        ConstantDescs.CD_MethodHandles_Lookup),
                staticCall("unsafe memory", "sun.misc.Unsafe", "getUnsafe", ClassDesc.of("sun.misc.Unsafe")),
                staticCall("the thread", "java.lang.Thread", "currentThread", THREAD),
                staticCall("sleep", "java.lang.Thread", "sleep", CD_void, CD_long),
                staticCall("chance", "java.lang.Math", "random", CD_double),
                staticCall("approximate maths", "java.lang.Math", "sin", CD_double, CD_double),
                staticCall("files", "java.nio.file.Path", "of", ClassDesc.of("java.nio.file.Path"), CD_String),
                staticCall("the date", "java.time.Instant", "now", ClassDesc.of("java.time.Instant")),
                virtualCall("hashCode", "java.lang.Object", "hashCode", CD_int),
                virtualCall("getClass", "java.lang.Object", "getClass", CD_Class),
                virtualCall("notify", "java.lang.Object", "notifyAll", CD_void),
                virtualCall("toString", "java.lang.Object", "toString", CD_String),
                virtualCall("intern", "java.lang.String", "intern", CD_String),
                virtualCall("repeat", "java.lang.String", "repeat", CD_String, CD_int));
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseObjectsOfThePlatform() {
        return Stream.of(
                        "java.lang.Thread",
                        "java.util.Random",
                        "java.net.Socket",
                        "java.io.FileOutputStream",
                        "java.util.ArrayList",
                        "java.lang.Object",
                        "io.atlantis.runner.language.runtime.Budget",
                        "io.atlantis.runner.language.runtime.ListValue",
                        "io.atlantis.runner.language.runtime.StrategyFault")
                .map(name -> refused(
                        "new " + name,
                        "makes " + name.replace('.', '/'),
                        inHandler(code -> code.new_(ClassDesc.of(name)).pop())));
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseRuntimeMethodsThatAreNotForCompiledCode() {
        return Stream.of(
                virtualCall("Budget.runRemaining", runtime("Budget"), "runRemaining", CD_long),
                virtualCall("Budget.beginEvent", runtime("Budget"), "beginEvent", CD_void),
                virtualCall("Budget.chargeBytes", runtime("Budget"), "chargeBytes", CD_void, CD_long),
                virtualCall("Budget.charge with an int", runtime("Budget"), "charge", CD_void, CD_int),
                virtualCall("updateSeries", runtime("StrategyInstance"), "updateSeries", CD_void, CD_int),
                virtualCall("onBar", runtime("StrategyInstance"), "onBar", CD_void, CD_int),
                virtualCall("a function as a method", runtime("FloatMath"), "sqrt", CD_double, CD_double),
                virtualCall("toArray", "io.atlantis.runner.column.DoubleColumn", "toArray", CD_double.arrayType()),
                staticCall(
                        "a column of any size",
                        "io.atlantis.runner.column.DoubleColumn",
                        "onHeap",
                        ForgedClass.COLUMN,
                        CD_int),
                virtualCall("ListValue.boxed", runtime("ListValue"), "boxed", CD_Object, CD_int),
                staticCall("Boxes.order", runtime("Boxes"), "order", CD_int, CD_Object, CD_Object, ForgedClass.BUDGET),
                staticCall("a forged descriptor", runtime("FloatMath"), "sqrt", CD_Object, CD_double),
                refused(
                        "its own handler",
                        "Strategy.handleBar",
                        inHandler(code -> code.aload(0).invokevirtual(SELF, "handleBar", ForgedClass.NOTHING))),
                refused(
                        "a function it does not have",
                        "Strategy.f7()V",
                        inHandler(code -> code.aload(0).invokevirtual(SELF, "f7", ForgedClass.NOTHING))),
                refused(
                        "a step of the series",
                        "Strategy.step0",
                        inHandler(code -> code.aload(0)
                                .iconst_0()
                                .invokevirtual(SELF, "step0", MethodTypeDesc.of(CD_void, CD_int)))),
                refused(
                        "its base's handler",
                        "INVOKESPECIAL io/atlantis/runner/language/runtime/StrategyInstance.handleBar",
                        inHandler(code -> code.aload(0).invokespecial(INSTANCE, "handleBar", ForgedClass.NOTHING))));
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseFieldsOutsideTheClass() {
        return Stream.of(
                refused(
                        "System.out",
                        "GETSTATIC java/lang/System.out",
                        inHandler(code -> code.getstatic(
                                        ClassDesc.of("java.lang.System"), "out", ClassDesc.of("java.io.PrintStream"))
                                .pop())),
                refused(
                        "the current bar",
                        "PUTFIELD io/atlantis/runner/language/runtime/StrategyInstance.bar",
                        inHandler(code -> code.aload(0).iconst_0().putfield(INSTANCE, "bar", CD_int))),
                refused(
                        "what is left of the budget",
                        "PUTFIELD io/atlantis/runner/language/runtime/Budget.remaining",
                        inHandler(code -> ForgedClass.budget(code)
                                .loadConstant(Long.MAX_VALUE)
                                .putfield(ForgedClass.BUDGET, "remaining", CD_long))),
                refused(
                        "a private field of the base",
                        "GETFIELD io/atlantis/runner/language/runtime/StrategyInstance.parameters",
                        inHandler(code -> code.aload(0)
                                .getfield(INSTANCE, "parameters", ClassDesc.of("java.util.List"))
                                .pop())),
                refused(
                        "a static field",
                        "PUTSTATIC",
                        inHandler(code -> code.lconst_0().putstatic(SELF, "v0", CD_long))),
                refused(
                        "a field it does not have",
                        "GETFIELD io/atlantis/runner/language/compiled/Strategy.v9",
                        inHandler(code ->
                                code.aload(0).getfield(SELF, "v9", CD_long).pop2())));
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseInstructionsWithoutAWordInTheLanguage() {
        return Stream.of(
                instruction("MONITORENTER", code -> code.loadConstant("").monitorenter()),
                instruction("ATHROW", code -> {
                    Label past = code.newLabel();
                    code.iconst_0().ifeq(past).loadConstant("").athrow().labelBinding(past);
                }),
                instruction(
                        "NEWARRAY",
                        code -> code.iconst_1().newarray(TypeKind.INT).pop()),
                instruction(
                        "ANEWARRAY",
                        code -> code.iconst_1().anewarray(CD_String).pop()),
                instruction(
                        "MULTIANEWARRAY",
                        code -> code.iconst_1()
                                .iconst_1()
                                .multianewarray(CD_int.arrayType(2), 2)
                                .pop()),
                instruction(
                        "ARRAYLENGTH",
                        code -> code.loadConstant("").arraylength().pop()),
                instruction(
                        "AALOAD",
                        code -> code.loadConstant("").iconst_0().aaload().pop()),
                instruction(
                        "CHECKCAST",
                        code -> code.loadConstant("").checkcast(CD_String).pop()),
                instruction(
                        "INSTANCEOF",
                        code -> code.loadConstant("").instanceOf(CD_String).pop()),
                instruction("IMUL", code -> code.iconst_1().iconst_1().imul().pop()),
                instruction("LSHL", code -> code.lconst_1().iconst_1().lshl().pop2()),
                instruction("LMUL", code -> code.lconst_1().lconst_1().lmul().pop2()),
                instruction("SWAP", code -> code.iconst_0().iconst_0().swap().pop2()),
                instruction(
                        "DUP_X1",
                        code -> code.iconst_0().iconst_0().dup_x1().pop2().pop()),
                instruction("NOP", CodeBuilder::nop),
                instruction("IFNULL", code -> {
                    Label past = code.newLabel();
                    code.loadConstant("").ifnull(past).labelBinding(past);
                }),
                instruction("IF_ACMPEQ", code -> {
                    Label past = code.newLabel();
                    code.loadConstant("").loadConstant("").if_acmpeq(past).labelBinding(past);
                }),
                instruction("TABLESWITCH", code -> {
                    Label end = code.newLabel();
                    code.iconst_0()
                            .tableswitch(0, 0, end, List.of(SwitchCase.of(0, end)))
                            .labelBinding(end);
                }),
                refused("null", "constant", inHandler(code -> code.aconst_null().pop())),
                refused("a float", "constant", inHandler(code -> code.fconst_1().pop())),
                refused("dead code", "is never reached", inHandler(code -> {
                    Label past = code.newLabel();
                    code.goto_(past).iconst_0().pop().labelBinding(past);
                })),
                refused(
                        "catch Throwable",
                        "exception handler",
                        inHandler(code -> code.trying(
                                body -> body.iconst_0().pop(),
                                handlers -> handlers.catching(ClassDesc.of("java.lang.Throwable"), CodeBuilder::pop)))),
                refused(
                        "finally",
                        "exception handler",
                        inHandler(code -> code.trying(
                                body -> body.iconst_0().pop(), handlers -> handlers.catchingAll(CodeBuilder::pop)))));
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseConstantsThatLeadOutOfTheLanguage() {
        DirectMethodHandleDesc exit = MethodHandleDesc.ofMethod(
                DirectMethodHandleDesc.Kind.STATIC,
                ClassDesc.of("java.lang.System"),
                "exit",
                MethodTypeDesc.of(CD_void, CD_int));
        DirectMethodHandleDesc bootstrap = ConstantDescs.ofCallsiteBootstrap(
                ClassDesc.of("java.lang.invoke.LambdaMetafactory"), "metafactory", ConstantDescs.CD_CallSite);
        return Stream.of(
                refused(
                        "a class",
                        "constant",
                        inHandler(code -> code.loadConstant(CD_String).pop())),
                refused(
                        "a method handle",
                        "constant of kind 15",
                        inHandler(code -> code.loadConstant(exit).pop())),
                refused(
                        "a method type",
                        "constant of kind 16",
                        inHandler(code -> code.loadConstant(ForgedClass.NOTHING).pop())),
                refused(
                        "a dynamic constant",
                        "constant of kind",
                        inHandler(code -> code.loadConstant(
                                        DynamicConstantDesc.ofNamed(ConstantDescs.BSM_NULL_CONSTANT, "n", CD_String))
                                .pop())),
                refused(
                        "invokedynamic",
                        "constant of kind",
                        inHandler(code ->
                                code.invokedynamic(DynamicCallSiteDesc.of(bootstrap, "run", ForgedClass.NOTHING)))));
    }

    @Test
    void shouldNotLoadWhatIsRefused() {
        byte[] forged = inHandler(code -> loop(code, _ -> {}));

        assertThatThrownBy(() -> ProgramLoader.load(forged)).hasMessageContaining("refused by the audit");
    }

    private static String runtime(String name) {
        return "io.atlantis.runner.language.runtime." + name;
    }

    private static DynamicTest instruction(String opcode, Consumer<CodeBuilder> attack) {
        return refused(opcode, "instruction " + opcode, inHandler(attack));
    }

    private static DynamicTest staticCall(
            String attack, String owner, String name, ClassDesc result, ClassDesc... parameters) {
        return call("INVOKESTATIC ", attack, owner, name, MethodTypeDesc.of(result, parameters));
    }

    private static DynamicTest virtualCall(
            String attack, String owner, String name, ClassDesc result, ClassDesc... parameters) {
        return call("INVOKEVIRTUAL ", attack, owner, name, MethodTypeDesc.of(result, parameters));
    }

    private static DynamicTest call(String opcode, String attack, String owner, String name, MethodTypeDesc type) {
        return refused(attack, opcode + owner.replace('.', '/') + "." + name, inHandler(code -> {
            if (opcode.startsWith("INVOKEV")) {
                code.loadConstant("receiver");
            }
            type.parameterList().forEach(parameter -> argument(code, parameter));
            if (opcode.startsWith("INVOKEV")) {
                code.invokevirtual(ClassDesc.of(owner), name, type);
            } else {
                code.invokestatic(ClassDesc.of(owner), name, type);
            }
            drop(code, type.returnType());
        }));
    }

    private static void argument(CodeBuilder code, ClassDesc parameter) {
        switch (TypeKind.from(parameter).asLoadable()) {
            case INT -> code.iconst_0();
            case LONG -> code.lconst_0();
            case DOUBLE -> code.dconst_0();
            default -> code.loadConstant("");
        }
    }

    private static void drop(CodeBuilder code, ClassDesc result) {
        switch (TypeKind.from(result).slotSize()) {
            case 1 -> code.pop();
            case 2 -> code.pop2();
            default -> {}
        }
    }
}

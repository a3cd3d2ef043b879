package io.atlantis.runner.language.differential;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_long;

import io.atlantis.testkit.mutation.Mutant;
import io.atlantis.testkit.mutation.Mutant.Edit;
import io.atlantis.testkit.mutation.Mutant.FirstInstruction;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The bugs that the comparison with CPython must find: each one that a compiler of Python might well have. */
final class Mutants {
    private static final String LANGUAGE = "io.atlantis.runner.language.";
    private static final String INTS = "(JJ)J";
    private static final String FLOATS = "(DD)D";
    private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
    private static final MethodTypeDesc OF_INT = MethodTypeDesc.of(CD_long, CD_long);
    private static final MethodTypeDesc OF_FLOAT = MethodTypeDesc.of(CD_double, CD_double);

    private Mutants() {}

    static List<Mutant> all() {
        return List.of(
                runtime("% of ints as Java's", "IntMath.modulo" + INTS, call("floorMod", CodeBuilder::lrem)),
                runtime("// of ints towards zero", "IntMath.floorDivide" + INTS, call("floorDiv", CodeBuilder::ldiv)),
                runtime(
                        "% of floats as Java's",
                        "SeriesMath.modulo" + FLOATS, operator(Opcode.DADD, CodeBuilder::pop2)),
                runtime(
                        "// of floats towards zero",
                        "SeriesMath.floorDivide" + FLOATS,
                        constant(1.0, CodeBuilder::dconst_0)),
                runtime(
                        "int ** that loses its sign",
                        "IntMath.power" + INTS,
                        call("multiply", Mutants::absoluteProduct)),
                runtime("1.0 ** na is na", "SeriesMath.power" + FLOATS, constant(1.0, code -> code.loadConstant(2.0))),
                runtime("round() of a half upwards", "FloatMath.round(D)J", call("rint", Mutants::halfUp)),
                runtime(
                        "an int compares as the float next to it",
                        "IntMath.less(JD)Z",
                        call("isExactFloat", code -> code.pop2().iconst_1())),
                runtime(
                        "a slice's negative end counts from the start",
                        "ListOps.bound(JIJ)J",
                        operator(Opcode.LADD, CodeBuilder::pop2)),
                runtime(
                        "a reversed slice without the first element",
                        "ListOps.slice(L" + slashed("runtime.ListValue") + ";JJJJL" + slashed("runtime.Budget") + ";)L"
                                + slashed("runtime.ListValue") + ";",
                        constant(-1L, CodeBuilder::lconst_0)),
                chain("a chain of comparisons joined by or", constructor("Logic", Mutants::joinByOr)),
                chain("the middle of a chain evaluated twice", constructor("LocalRead", Mutants::evaluateAgain)),
                mutant(
                        "na is less than everything",
                        "bytecode.ConditionEmitter.compare(L" + slashed("tree.TypedExpr$Compare")
                                + ";Ljava/lang/classfile/Label;Z)V",
                        call(
                                "dcmpg",
                                (code, call) -> code.invokeinterface(
                                        ClassDesc.of("java.lang.classfile.CodeBuilder"), "dcmpl", call.typeSymbol()))));
    }

    private static void absoluteProduct(CodeBuilder code) {
        code.lmul().invokestatic(MATH, "abs", OF_INT);
    }

    private static void halfUp(CodeBuilder code) {
        code.loadConstant(0.5).dadd().invokestatic(MATH, "floor", OF_FLOAT);
    }

    /** {@code new Logic(true, tests)} becomes {@code new Logic(false, tests)}. */
    private static void joinByOr(CodeBuilder code, InvokeInstruction call) {
        code.swap().pop().iconst_0().swap().with(call);
    }

    /** {@code new LocalRead(kept)} becomes {@code right}, the seventh local. */
    private static void evaluateAgain(CodeBuilder code, InvokeInstruction call) {
        code.pop().pop().pop().aload(6);
    }

    private static Mutant chain(String what, Edit edit) {
        String descriptor = "(L" + slashed("syntax.Expr$Compare") + ";)L" + slashed("tree.TypedExpr") + ";";
        return mutant(what, "typing.OperatorChecker.compare" + descriptor, edit);
    }

    private static Mutant runtime(String what, String method, Edit edit) {
        return mutant(what, "runtime." + method, edit);
    }

    /** @param place class, method and descriptor, such as {@code runtime.IntMath.modulo(JJ)J} */
    private static Mutant mutant(String what, String place, Edit edit) {
        int descriptor = place.indexOf('(');
        int method = place.lastIndexOf('.', descriptor);
        return new Mutant(
                what,
                LANGUAGE + place.substring(0, method),
                place.substring(method + 1, descriptor),
                Optional.of(place.substring(descriptor)),
                new FirstInstruction(edit));
    }

    private static String slashed(String type) {
        return (LANGUAGE + type).replace('.', '/');
    }

    private static Edit call(String name, Consumer<CodeBuilder> instead) {
        return call(name, (code, _) -> instead.accept(code));
    }

    private static Edit call(String name, BiConsumer<CodeBuilder, InvokeInstruction> instead) {
        return (code, element) -> {
            boolean found =
                    element instanceof InvokeInstruction call && call.name().equalsString(name);
            if (found) {
                instead.accept(code, (InvokeInstruction) element);
            }
            return found;
        };
    }

    private static Edit constructor(String expression, BiConsumer<CodeBuilder, InvokeInstruction> instead) {
        return (code, element) -> {
            boolean found = element instanceof InvokeInstruction call
                    && call.name().equalsString("<init>")
                    && call.owner().asInternalName().endsWith("$" + expression);
            if (found) {
                instead.accept(code, (InvokeInstruction) element);
            }
            return found;
        };
    }

    private static Edit operator(Opcode opcode, Consumer<CodeBuilder> instead) {
        return (code, element) -> {
            boolean found = element instanceof OperatorInstruction operator && operator.opcode() == opcode;
            if (found) {
                instead.accept(code);
            }
            return found;
        };
    }

    private static Edit constant(Object value, Consumer<CodeBuilder> instead) {
        return (code, element) -> {
            boolean found = element instanceof ConstantInstruction constant
                    && constant.constantValue().equals(value);
            if (found) {
                instead.accept(code);
            }
            return found;
        };
    }
}

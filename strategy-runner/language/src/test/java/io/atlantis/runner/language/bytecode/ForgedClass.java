package io.atlantis.runner.language.bytecode;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_PROTECTED;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;

/** Class files made by hand: an honest strategy with a forged part. */
final class ForgedClass {
    static final ClassDesc SELF = ClassDesc.of("io.atlantis.runner.language.compiled.Strategy");
    static final ClassDesc INSTANCE = runtime("StrategyInstance");
    static final ClassDesc CONTEXT = runtime("StrategyContext");
    static final ClassDesc BUDGET = runtime("Budget");
    static final ClassDesc HOST = runtime("StrategyHost");
    static final ClassDesc COLUMN = ClassDesc.of("io.atlantis.runner.column.DoubleColumn");
    static final MethodTypeDesc NOTHING = MethodTypeDesc.of(CD_void);
    private static final MethodTypeDesc ORDER = MethodTypeDesc.of(CD_void, CD_double, CD_String);

    private ForgedClass() {}

    static ClassDesc runtime(String name) {
        return ClassDesc.of("io.atlantis.runner.language.runtime." + name);
    }

    /** The handler runs the code. */
    static byte[] inHandler(Consumer<CodeBuilder> code) {
        return build(builder -> {
            frame(builder);
            handler(builder, code);
        });
    }

    /** The constructor runs the code behind its base's. */
    static byte[] inConstructor(Consumer<CodeBuilder> code) {
        return build(builder -> {
            fields(builder);
            constructor(builder, code);
            steps(builder, _ -> {});
            handler(builder, _ -> {});
        });
    }

    /** A part of the series graph runs the code; its bar is in slot 1. */
    static byte[] inStep(Consumer<CodeBuilder> code) {
        return build(builder -> {
            frame(builder);
            handler(builder, _ -> {});
            builder.withMethodBody("step0", MethodTypeDesc.of(CD_void, CD_int), ACC_PRIVATE | ACC_FINAL, body -> {
                code.accept(body);
                body.return_();
            });
        });
    }

    /** A function {@code f0} without arguments is the code, as it stands. */
    static byte[] inFunction(Consumer<CodeBuilder> code) {
        return with(builder -> builder.withMethodBody("f0", NOTHING, ACC_PRIVATE | ACC_FINAL, code));
    }

    /** An honest strategy with one more member. */
    static byte[] with(Consumer<ClassBuilder> member) {
        return build(builder -> {
            frame(builder);
            handler(builder, _ -> {});
            member.accept(builder);
        });
    }

    static byte[] build(Consumer<ClassBuilder> content) {
        return ClassFile.of(
                        ClassFile.StackMapsOption.DROP_STACK_MAPS,
                        ClassFile.DeadCodeOption.KEEP_DEAD_CODE,
                        ClassFile.AttributesProcessingOption.PASS_ALL_ATTRIBUTES)
                .build(SELF, builder -> {
                    builder.withSuperclass(INSTANCE).withFlags(ACC_PUBLIC | ACC_FINAL);
                    content.accept(builder);
                });
    }

    static void frame(ClassBuilder builder) {
        fields(builder);
        constructor(builder, _ -> {});
        steps(builder, _ -> {});
    }

    static void fields(ClassBuilder builder) {
        builder.withField("v0", CD_long, ACC_PRIVATE);
        builder.withField("c0", COLUMN, ACC_PRIVATE | ACC_FINAL);
    }

    static void constructor(ClassBuilder builder, Consumer<CodeBuilder> code) {
        builder.withMethodBody("<init>", MethodTypeDesc.of(CD_void, CONTEXT), ACC_PUBLIC, body -> {
            body.aload(0)
                    .aload(1)
                    .iconst_1()
                    .invokespecial(INSTANCE, "<init>", MethodTypeDesc.of(CD_void, CONTEXT, CD_int));
            code.accept(body);
            body.return_();
        });
    }

    static void steps(ClassBuilder builder, Consumer<CodeBuilder> code) {
        builder.withMethodBody("stepSeries", MethodTypeDesc.of(CD_void, CD_int), ACC_PROTECTED, body -> {
            code.accept(body);
            body.return_();
        });
    }

    static void handler(ClassBuilder builder, Consumer<CodeBuilder> code) {
        builder.withMethodBody("handleBar", NOTHING, ACC_PROTECTED, body -> {
            code.accept(body);
            body.return_();
        });
    }

    static CodeBuilder budget(CodeBuilder code) {
        return code.aload(0).getfield(INSTANCE, "budget", BUDGET);
    }

    static CodeBuilder host(CodeBuilder code) {
        return code.aload(0).getfield(INSTANCE, "host", HOST);
    }

    static CodeBuilder buy(CodeBuilder code) {
        return host(code).dconst_1().loadConstant("").invokeinterface(HOST, "buy", ORDER);
    }

    static CodeBuilder close(CodeBuilder code) {
        return code.aload(0).getfield(INSTANCE, "close", COLUMN);
    }

    static CodeBuilder ownColumn(CodeBuilder code) {
        return code.aload(0).getfield(SELF, "c0", COLUMN);
    }

    static CodeBuilder bar(CodeBuilder code) {
        return code.aload(0).getfield(INSTANCE, "bar", CD_int);
    }

    static CodeBuilder charge(CodeBuilder code, long steps) {
        return budget(code).loadConstant(steps).invokevirtual(BUDGET, "charge", MethodTypeDesc.of(CD_void, CD_long));
    }

    static CodeBuilder enter(CodeBuilder code, int slots) {
        return budget(code).loadConstant(slots).invokevirtual(BUDGET, "enter", MethodTypeDesc.of(CD_void, CD_int));
    }

    static CodeBuilder exit(CodeBuilder code, int slots) {
        return budget(code).loadConstant(slots).invokevirtual(BUDGET, "exit", MethodTypeDesc.of(CD_void, CD_int));
    }

    /** Leaves the turns of a charged {@code range(0, 1, 1)} on the stack. */
    static CodeBuilder chargedTurns(CodeBuilder code) {
        return budget(code)
                .lconst_0()
                .lconst_1()
                .lconst_1()
                .iconst_1()
                .invokevirtual(BUDGET, "chargeRange", MethodTypeDesc.of(CD_long, CD_long, CD_long, CD_long, CD_int));
    }

    /** Leaves three turns that were charged on the stack, as an int. */
    static CodeBuilder chargedFew(CodeBuilder code) {
        return budget(code)
                .iconst_3()
                .iconst_1()
                .invokevirtual(BUDGET, "chargeTurns", MethodTypeDesc.of(CD_int, CD_int, CD_int));
    }

    /** Counts the int in slot 3 by a number from what the given code leaves on the stack. */
    static void fewLoop(CodeBuilder code, int by, Consumer<CodeBuilder> turns) {
        Label top = code.newLabel();
        Label end = code.newLabel();
        turns.accept(code);
        code.istore(3).labelBinding(top).iload(3).ifle(end);
        code.iinc(3, by).goto_(top).labelBinding(end);
    }

    static void loop(CodeBuilder code, Consumer<CodeBuilder> body) {
        Label top = code.newLabel();
        code.labelBinding(top);
        body.accept(code);
        code.iconst_1().ifne(top);
    }

    /** Counts slot 3 down from what the given code leaves on the stack. */
    static void countedLoop(CodeBuilder code, Consumer<CodeBuilder> turns) {
        Label top = code.newLabel();
        Label end = code.newLabel();
        turns.accept(code);
        code.lstore(3).labelBinding(top).lload(3).lconst_0().lcmp().ifle(end);
        code.lload(3).lconst_1().lsub().lstore(3).goto_(top).labelBinding(end);
    }

    /** A test that the audit names the reason. */
    static DynamicTest refused(String attack, String reason, byte[] classFile) {
        return DynamicTest.dynamicTest(
                attack,
                () -> assertThat(BytecodeAudit.violations(classFile))
                        .anySatisfy(found -> assertThat(found).contains(reason)));
    }
}

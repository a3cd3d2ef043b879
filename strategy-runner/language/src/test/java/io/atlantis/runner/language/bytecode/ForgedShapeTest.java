package io.atlantis.runner.language.bytecode;

import static io.atlantis.runner.language.bytecode.ForgedClass.NOTHING;
import static io.atlantis.runner.language.bytecode.ForgedClass.build;
import static io.atlantis.runner.language.bytecode.ForgedClass.enter;
import static io.atlantis.runner.language.bytecode.ForgedClass.exit;
import static io.atlantis.runner.language.bytecode.ForgedClass.frame;
import static io.atlantis.runner.language.bytecode.ForgedClass.handler;
import static io.atlantis.runner.language.bytecode.ForgedClass.inHandler;
import static io.atlantis.runner.language.bytecode.ForgedClass.refused;
import static io.atlantis.runner.language.bytecode.ForgedClass.with;
import static java.lang.classfile.ClassFile.ACC_BRIDGE;
import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_NATIVE;
import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_PROTECTED;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SYNCHRONIZED;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.testkit.gen.SeededTest;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.attribute.EnclosingMethodAttribute;
import java.lang.classfile.attribute.ExceptionsAttribute;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.attribute.PermittedSubclassesAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Class files with members, attributes, versions or lengths that the compiler never makes. */
class ForgedShapeTest {
    private static final ClassDesc EVIL = ClassDesc.of("io.atlantis.runner.language.compiled.Evil");
    private static final int VERSION_AT = 4;

    @TestFactory
    Stream<DynamicTest> shouldRefuseOddMembers() {
        return Stream.of(
                method("<clinit>", "method <clinit>()V", NOTHING, ACC_STATIC),
                method("finalize", "method finalize()V", NOTHING, ACC_PROTECTED),
                method("hashCode", "method hashCode()I", MethodTypeDesc.of(CD_int), ACC_PUBLIC),
                method("toString", "method toString()Ljava/lang/String;", MethodTypeDesc.of(CD_String), ACC_PUBLIC),
                method("run", "method run()V", NOTHING, ACC_PUBLIC),
                method("newColumn", "method newColumn()V", NOTHING, ACC_PROTECTED),
                method("f0", "method f0(Ljava/lang/Object;)V", MethodTypeDesc.of(CD_void, CD_Object), 18),
                method("f0", "method f0(I)V", MethodTypeDesc.of(CD_void, CD_int), 18),
                method("step0", "method step0()V", NOTHING, 18),
                method("handleBar", "method handleBar(J)V", MethodTypeDesc.of(CD_void, CD_long), ACC_PROTECTED),
                method("handleBar", "method handleBar twice", NOTHING, ACC_PROTECTED),
                method("f0", "method f0 has flags", NOTHING, ACC_PRIVATE | ACC_FINAL | ACC_SYNCHRONIZED),
                method("f0", "method f0 has flags", NOTHING, ACC_PRIVATE | ACC_FINAL | ACC_SYNTHETIC),
                method("f0", "method f0 has flags", NOTHING, ACC_PRIVATE | ACC_FINAL | ACC_BRIDGE),
                method("f0", "method f0 has flags", NOTHING, ACC_PUBLIC),
                method("f0", "method f0 has flags", NOTHING, ACC_STATIC | ACC_PRIVATE),
                refused(
                        "a native method",
                        "other attributes than its code",
                        with(b -> b.withMethod("f0", NOTHING, ACC_NATIVE | ACC_PRIVATE, _ -> {}))),
                refused("overloads", "method f0 twice", with(b -> {
                    b.withMethodBody(
                            "f0", NOTHING, 18, code -> exit(enter(code, 9), 9).return_());
                    b.withMethodBody(
                            "f0",
                            MethodTypeDesc.of(CD_void, CD_long),
                            18,
                            code -> exit(enter(code, 9), 9).return_());
                })),
                refused("no constructor", "no constructor", build(b -> handler(b, _ -> {}))),
                field("v1", CD_long, ACC_PRIVATE | ACC_STATIC),
                field("v1", CD_long, ACC_PUBLIC),
                field("v1", CD_int, ACC_PRIVATE),
                field("v1", CD_Object, ACC_PRIVATE),
                field("v1", ForgedClass.COLUMN, ACC_PRIVATE),
                field("c1", ForgedClass.COLUMN, ACC_PRIVATE),
                field("k1", ForgedClass.BUDGET, ACC_PRIVATE | ACC_FINAL),
                field("budget", CD_long, ACC_PRIVATE),
                refused("a field twice", "field v0 twice", with(b -> b.withField("v0", CD_long, ACC_PRIVATE))));
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseOtherClasses() {
        return Stream.of(
                refused(
                        "an interface of its own",
                        "interfaces",
                        with(b -> b.withInterfaceSymbols(ClassDesc.of("java.lang.Runnable")))),
                refused("another base", "no strategy, by its name or its base", with(b -> b.withSuperclass(CD_Object))),
                refused(
                        "another name",
                        "no strategy, by its name or its base",
                        ClassFile.of().build(EVIL, b -> {
                            b.withSuperclass(ForgedClass.INSTANCE).withFlags(ACC_PUBLIC | ACC_FINAL);
                            frame(b);
                        })),
                refused("an open class", "class flags", with(b -> b.withFlags(ACC_PUBLIC))),
                refused(
                        "an abstract class",
                        "class flags",
                        with(b -> b.withFlags(ACC_PUBLIC | ClassFile.ACC_ABSTRACT))),
                refused(
                        "a module",
                        "class flags",
                        with(b -> b.withFlags(ACC_PUBLIC | ACC_FINAL | ClassFile.ACC_MODULE))),
                refused(
                        "a name nothing uses",
                        "names class java/lang/ProcessBuilder",
                        with(b -> b.constantPool().classEntry(ClassDesc.of("java.lang.ProcessBuilder")))),
                refused(
                        "a member nothing uses",
                        "names a member of java/lang/System",
                        with(b -> b.constantPool()
                                .methodRefEntry(
                                        ClassDesc.of("java.lang.System"), "exit", MethodTypeDesc.of(CD_void, CD_int)))),
                refused(
                        "an array's class",
                        "names class [Ljava/lang/String;",
                        with(b -> b.constantPool().classEntry(CD_String.arrayType()))),
                refused(
                        "a float nothing uses",
                        "constant of kind 4",
                        with(b -> b.constantPool().floatEntry(1.5f))),
                refused(
                        "a module's name",
                        "constant of kind 19",
                        with(b -> b.constantPool().moduleEntry(b.constantPool().utf8Entry("java.base")))));
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseAttributes() {
        return Stream.of(
                refused(
                        "a nest's host",
                        "the class has attributes",
                        with(b -> b.with(NestHostAttribute.of(ForgedClass.INSTANCE)))),
                refused(
                        "inner classes",
                        "the class has attributes",
                        with(b -> b.with(InnerClassesAttribute.of(
                                InnerClassInfo.of(EVIL, Optional.empty(), Optional.empty(), 0))))),
                refused(
                        "an enclosing method",
                        "the class has attributes",
                        with(b -> b.with(EnclosingMethodAttribute.of(CD_Object, Optional.empty(), Optional.empty())))),
                refused(
                        "permitted subclasses",
                        "the class has attributes",
                        with(b -> b.with(PermittedSubclassesAttribute.ofSymbols(EVIL)))),
                refused(
                        "a source file",
                        "the class has attributes",
                        with(b -> b.with(SourceFileAttribute.of("/etc/passwd")))),
                refused(
                        "declared exceptions",
                        "other attributes than its code",
                        with(b -> b.withMethod(
                                "f0",
                                NOTHING,
                                18,
                                m -> m.withCode(CodeBuilder::return_)
                                        .with(ExceptionsAttribute.ofSymbols(ClassDesc.of("java.lang.Exception")))))),
                refused(
                        "names of variables",
                        "attribute LocalVariableTable of code",
                        inHandler(code ->
                                code.localVariable(0, "this", ForgedClass.SELF, code.startLabel(), code.endLabel()))),
                refused(
                        "places in characters",
                        "attribute CharacterRangeTable of code",
                        inHandler(code -> code.characterRange(code.startLabel(), code.endLabel(), 0, 1, 1))));
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseBrokenBytes() {
        byte[] honest = inHandler(_ -> {});
        return Stream.of(
                refused("nothing", "no class file", new byte[0]),
                refused("garbage", "no class file", new byte[] {1, 2, 3, 4, 5, 6, 7, 8}),
                refused("another magic", "no class file", patched(honest, 0, 0)),
                refused("Java 5, with jsr and ret", "version 49.0", patched(honest, VERSION_AT + 3, 49)),
                refused("a version to come", "version 250.0", patched(honest, VERSION_AT + 3, 250)),
                refused("a preview", ".65535", patched(patched(honest, VERSION_AT, 0xFF), VERSION_AT + 1, 0xFF)),
                refused("a pool of 65,535 constants", "constant of kind", patched(patched(honest, 8, 0xFF), 9, 0xFF)),
                refused("a pool of none", "", patched(patched(honest, 8, 0), 9, 0)),
                refused("one byte more", "bytes behind the end", Arrays.copyOf(honest, honest.length + 1)),
                refused("another class behind it", "bytes behind the end", twice(honest)),
                refused("one byte less", "truncated", Arrays.copyOf(honest, honest.length - 1)),
                refused("half of it", "truncated", Arrays.copyOf(honest, honest.length / 2)),
                refused("four megabytes", "larger than", Arrays.copyOf(honest, ClassFileShape.MAX_BYTES + 1)),
                refused("a pool of 60,000 names and no more", "names class java/lang/Evil1", with(b -> {
                    for (int i = 0; i < 20_000; i++) {
                        b.constantPool().classEntry(ClassDesc.of("java.lang.Evil" + i));
                    }
                })));
    }

    /** Whatever a flipped bit makes of an honest class: it is refused, or the JVM takes it or refuses it as a class. */
    @SeededTest(tries = 3)
    void shouldStandFlippedBits(RandomGenerator random) {
        byte[] honest = ForgedClass.inFunction(code -> exit(enter(code, 9), 9).return_());
        for (int i = 0; i < 3_000; i++) {
            byte[] flipped = honest.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));

            List<String> violations = BytecodeAudit.violations(flipped);
            if (violations.isEmpty()) {
                assertThat(loads(flipped)).isIn("loaded", "refused by the JVM");
            }
        }
    }

    private static String loads(byte[] classFile) {
        try {
            ProgramLoader.load(classFile);
            return "loaded";
        } catch (LinkageError e) {
            return "refused by the JVM";
        }
    }

    private static DynamicTest method(String name, String reason, MethodTypeDesc type, int flags) {
        return refused(
                name + " " + type.displayDescriptor() + " " + flags,
                reason,
                with(b -> b.withMethodBody(name, type, flags, code -> {
                    switch (type.returnType().descriptorString()) {
                        case "V" -> code.return_();
                        case "I" -> code.iconst_0().ireturn();
                        default -> code.loadConstant("").areturn();
                    }
                })));
    }

    private static DynamicTest field(String name, ClassDesc type, int flags) {
        return refused(
                "field " + name + " " + type.displayName() + " " + flags,
                "field " + name,
                with(b -> b.withField(name, type, flags)));
    }

    private static byte[] patched(byte[] honest, int at, int value) {
        byte[] patched = honest.clone();
        patched[at] = (byte) value;
        return patched;
    }

    private static byte[] twice(byte[] honest) {
        byte[] twice = Arrays.copyOf(honest, honest.length * 2);
        System.arraycopy(honest, 0, twice, honest.length, honest.length);
        return twice;
    }
}

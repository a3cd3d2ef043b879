package io.atlantis.runner.language.differential;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The compiler and the runtime, loaded a second time with one of their methods changed; or with none. */
final class MutatedClasses extends ClassLoader {
    private static final String RELOADED = "io.atlantis.runner.language.";

    private final Optional<Mutant> mutant;

    MutatedClasses(Optional<Mutant> mutant) {
        super(MutatedClasses.class.getClassLoader());
        this.mutant = mutant;
    }

    /** Runs a program with these classes; may throw whatever a compiler with a bug throws. */
    @SuppressWarnings("unchecked")
    UnaryOperator<String> runner() throws ReflectiveOperationException {
        Class<?> probe = loadClass(RunnerProbe.class.getName());
        return (UnaryOperator<String>) probe.getConstructor().newInstance();
    }

    /** Made by name inside of the reloaded classes, known outside of them by its interface. */
    public static final class RunnerProbe implements UnaryOperator<String> {
        @Override
        public String apply(String program) {
            return BitRecorder.run(program, Oracle.CLOSES);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(RELOADED)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        byte[] original = bytes(name);
        byte[] bytes = mutant.filter(change -> change.className().equals(name))
                .map(change -> mutated(original, change))
                .orElse(original);
        return defineClass(name, bytes, 0, bytes.length, MutatedClasses.class.getProtectionDomain());
    }

    private byte[] mutated(byte[] original, Mutant change) {
        ClassFile classFile = ClassFile.of(
                ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(getParent())));
        ClassModel model = classFile.parse(original);
        return classFile.transformClass(model, change.transform(model));
    }

    private byte[] bytes(String name) throws ClassNotFoundException {
        try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

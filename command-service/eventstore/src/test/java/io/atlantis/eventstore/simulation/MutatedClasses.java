package io.atlantis.eventstore.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** The event store and its simulation, loaded a second time with one of its methods changed; or with none. */
final class MutatedClasses extends ClassLoader {

    private static final List<String> RELOADED = List.of(
            "io.atlantis.eventstore.core.",
            "io.atlantis.eventstore.index.",
            "io.atlantis.eventstore.simulation.",
            "io.atlantis.kernel.eventlog.");

    private final Optional<Mutant> mutant;

    MutatedClasses(Optional<Mutant> mutant) {
        super(MutatedClasses.class.getClassLoader());
        this.mutant = mutant;
    }

    /** The simulation of these classes: takes a seed, gives what was broken. */
    @SuppressWarnings("unchecked")
    LongFunction<List<String>> simulation() throws ReflectiveOperationException {
        Class<?> probe = loadClass(SimulationProbe.class.getName());
        return (LongFunction<List<String>>) probe.getConstructor().newInstance();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (RELOADED.stream().noneMatch(name::startsWith)) {
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

package io.atlantis.testkit.mutation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Some packages, loaded a second time with one of their methods changed; or with none. Thread-safe as class loaders are.
 */
public final class MutatedClasses extends ClassLoader {

    private final List<String> reloaded;
    private final Optional<Mutant> mutant;

    private MutatedClasses(ClassLoader sound, List<String> reloaded, Optional<Mutant> mutant) {
        super(sound);
        this.reloaded = reloaded;
        this.mutant = mutant;
    }

    /**
     * The door to changed classes: an instance of a class inside of them, known outside by an interface that is not
     * reloaded.
     *
     * @param <T> that interface
     * @param probe its name counts; public, with a public constructor without parameters
     * @param reloaded beginnings of class names, such as {@code io.atlantis.runner.language.}; the probe's is among them
     * @param mutant the bug; none gives the sound classes, loaded a second time
     * @throws IllegalStateException when what the mutant changes is no longer there, at once or when it is first used
     */
    @SuppressWarnings("unchecked") // the reloaded probe implements the same interface
    public static <T> T probe(Class<? extends T> probe, List<String> reloaded, Optional<Mutant> mutant)
            throws ReflectiveOperationException {
        ClassLoader sound = Objects.requireNonNull(probe.getClassLoader(), "probe is a class of the JDK");
        MutatedClasses classes = new MutatedClasses(sound, List.copyOf(reloaded), mutant);
        if (!classes.isReloaded(probe.getName())) {
            throw new IllegalArgumentException(
                    "probe " + probe.getName() + " begins with none of " + reloaded + ": add its package");
        }
        return (T) classes.loadClass(probe.getName()).getConstructor().newInstance();
    }

    private boolean isReloaded(String name) {
        return reloaded.stream().anyMatch(name::startsWith);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!isReloaded(name)) {
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
        return defineClass(name, bytes, 0, bytes.length);
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

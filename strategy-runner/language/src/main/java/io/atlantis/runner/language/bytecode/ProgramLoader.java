package io.atlantis.runner.language.bytecode;

import io.atlantis.runner.language.runtime.BarDriver;
import io.atlantis.runner.language.runtime.BarLoop;
import io.atlantis.runner.language.runtime.StrategyContext;
import io.atlantis.runner.language.runtime.StrategyFault;
import io.atlantis.runner.language.runtime.StrategyInstance;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Set;

/**
 * Loads one audited class, for good, and the loop over its bars. Ordinary classes, so that faults show source lines; their
 * loader resolves nothing but the allow-list and what the loop needs, and goes with the last instance.
 */
public final class ProgramLoader extends ClassLoader {
    private static final String BINARY_NAME = "io.atlantis.runner.language.compiled.Strategy";
    private static final String LOOP_NAME = "io.atlantis.runner.language.compiled.Loop";
    private static final byte[] LOOP = BarLoopEmitter.emit();

    /** What the loop names beside the strategy. The audit lets no strategy name it. */
    private static final Set<String> OF_THE_LOOP = Set.of(BarLoop.class.getName(), BarDriver.class.getName());

    private ProgramLoader() {
        super("strategy", ProgramLoader.class.getClassLoader());
    }

    /**
     * Loads the class and the loop for it.
     *
     * @throws IllegalArgumentException if the audit finds a violation
     */
    public static LoadedStrategy load(byte[] classFile) {
        List<String> violations = BytecodeAudit.violations(classFile);
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException("refused by the audit: " + violations);
        }
        ProgramLoader loader = new ProgramLoader();
        Class<?> type = loader.defineClass(BINARY_NAME, classFile, 0, classFile.length);
        verify(type);
        MethodHandle constructor = constructor(type);
        return new LoadedStrategy(context -> instantiate(constructor, type, context), loader.loop());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.equals(BINARY_NAME)
                && !OF_THE_LOOP.contains(name)
                && !AllowList.instance().allowsClass(name.replace('.', '/'))) {
            throw new ClassNotFoundException(name + " does not exist for strategies");
        }
        return super.loadClass(name, resolve);
    }

    private BarLoop loop() {
        Class<?> type = defineClass(LOOP_NAME, LOOP, 0, LOOP.length);
        try {
            return (BarLoop) MethodHandles.publicLookup()
                    .findConstructor(type, MethodType.methodType(void.class))
                    .invoke();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a loop is made without arguments", e);
        }
    }

    /** Has the JVM verify the class now rather than with its first instance; it has no initialiser that could run. */
    private static void verify(Class<?> type) {
        try {
            Class.forName(BINARY_NAME, true, type.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("a loader that does not know its own class", e);
        }
    }

    private static MethodHandle constructor(Class<?> type) {
        try {
            return MethodHandles.publicLookup()
                    .findConstructor(type, MethodType.methodType(void.class, StrategyContext.class))
                    .asType(MethodType.methodType(StrategyInstance.class, StrategyContext.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("no constructor from a context", e);
        }
    }

    private static StrategyInstance instantiate(MethodHandle constructor, Class<?> type, StrategyContext context) {
        try {
            return (StrategyInstance) constructor.invokeExact(context);
        } catch (StrategyFault fault) {
            throw context.lines().locate(fault, type);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a strategy's constructor throws no checked exception", e);
        }
    }
}

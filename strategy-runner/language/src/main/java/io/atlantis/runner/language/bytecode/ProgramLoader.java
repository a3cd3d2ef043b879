package io.atlantis.runner.language.bytecode;

import io.atlantis.runner.language.runtime.StrategyContext;
import io.atlantis.runner.language.runtime.StrategyFault;
import io.atlantis.runner.language.runtime.StrategyInstance;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.function.Function;

/**
 * Loads one audited class, for good. An ordinary class, so that faults show its source lines; its loader resolves
 * nothing but the allow-list, and goes with the last instance.
 */
public final class ProgramLoader extends ClassLoader {
    private static final String BINARY_NAME = "io.atlantis.runner.language.compiled.Strategy";

    private ProgramLoader() {
        super("strategy", ProgramLoader.class.getClassLoader());
    }

    /**
     * Loads the class and gives its constructor.
     *
     * @throws IllegalArgumentException if the audit finds a violation
     */
    public static Function<StrategyContext, StrategyInstance> load(byte[] classFile) {
        List<String> violations = BytecodeAudit.violations(classFile);
        if (!violations.isEmpty()) {
            throw new IllegalArgumentException("refused by the audit: " + violations);
        }
        Class<?> type = new ProgramLoader().defineClass(BINARY_NAME, classFile, 0, classFile.length);
        verify(type);
        MethodHandle constructor = constructor(type);
        return context -> instantiate(constructor, type, context);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.equals(BINARY_NAME) && !AllowList.instance().allowsClass(name.replace('.', '/'))) {
            throw new ClassNotFoundException(name + " does not exist for strategies");
        }
        return super.loadClass(name, resolve);
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

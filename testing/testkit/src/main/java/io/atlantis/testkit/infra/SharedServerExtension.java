package io.atlantis.testkit.infra;

import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Resolves parameters to a server that all tests of the JVM share, and that ends with the last of them.
 *
 * @param <S> what the tests are given
 */
abstract class SharedServerExtension<S extends AutoCloseable> implements ParameterResolver {

    private final Class<S> type;
    private final Function<Class<S>, S> starter;

    SharedServerExtension(Class<S> type, Function<Class<S>, S> starter) {
        this.type = type;
        this.starter = starter;
    }

    @Override
    public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == type;
    }

    @Override
    public final S resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(SharedServerExtension.class))
                .computeIfAbsent(type, starter, type);
    }
}

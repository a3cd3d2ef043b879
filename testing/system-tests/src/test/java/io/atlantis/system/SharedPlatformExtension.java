package io.atlantis.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the shared platform when the first test asks for it, and stops it after the last. */
final class SharedPlatformExtension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Platform.class;
    }

    @Override
    public Platform resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(SharedPlatformExtension.class))
                .computeIfAbsent(Platform.class, type -> startPlatform(), Platform.class);
    }

    private static Platform startPlatform() {
        try {
            return new Platform(Files.createTempDirectory("atlantis-system-shared")).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

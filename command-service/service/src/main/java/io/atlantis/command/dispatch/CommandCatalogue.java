package io.atlantis.command.dispatch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every kind of command there is, by class and by qualified name. Thread-safe. */
public final class CommandCatalogue {

    private final Map<Class<?>, CommandRegistration<?>> byType;
    private final Map<String, CommandRegistration<?>> byName;

    CommandCatalogue(List<CommandFeature> features) {
        List<CommandRegistration<?>> all = features.stream()
                .<CommandRegistration<?>>flatMap(feature -> feature.commands().stream())
                .toList();
        this.byType = all.stream()
                .collect(Collectors.toUnmodifiableMap(CommandRegistration::commandType, Function.identity()));
        this.byName = all.stream()
                .collect(Collectors.toUnmodifiableMap(CommandRegistration::qualifiedName, Function.identity()));
    }

    /**
     * How a command is decided.
     *
     * @throws IllegalArgumentException when no feature decides it: a mistake in the program
     */
    CommandRegistration<?> registrationOf(Object command) {
        CommandRegistration<?> registration = byType.get(command.getClass());
        if (registration == null) {
            throw new IllegalArgumentException("no feature decides " + command.getClass());
        }
        return registration;
    }

    /** Qualified name of a command's kind, the same in every instance. */
    public String nameOf(Object command) {
        return registrationOf(command).qualifiedName();
    }

    /** Class of the commands of a name; empty when this version knows none. */
    public Optional<Class<?>> typeNamed(String name) {
        return Optional.ofNullable(byName.get(name)).map(CommandRegistration::commandType);
    }
}

package io.atlantis.command.dispatch;

import io.atlantis.command.model.Decision;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A kind of command and how it is decided.
 *
 * @param namespace its context, such as {@code atlantis.strategy}
 * @param commandType class of the command
 * @param target the entity that a command is meant for
 * @param handler decides with the states it loads; what it loads is what the commit is conditional on
 * @param <C> the command
 */
public record CommandRegistration<C>(
        String namespace,
        Class<C> commandType,
        Function<C, Target> target,
        BiFunction<C, StateLoader, CompletableFuture<Decision>> handler) {

    /**
     * The entity that a command is meant for.
     *
     * @param entityType such as {@code Strategy}
     * @param entityId as the sender gave it: it may be no id at all
     */
    public record Target(String entityType, String entityId) {}

    /** Gives the present state of entities, and remembers which were asked for. */
    public interface StateLoader {

        /** The state of an entity, the initial one when nothing happened to it. */
        <S> CompletableFuture<S> load(Class<S> stateType, String entityId);
    }

    /** A command that concerns one entity alone. */
    public static <C, S> CommandRegistration<C> of(
            String namespace,
            Class<C> commandType,
            Class<S> stateType,
            Function<C, Target> target,
            BiFunction<C, S, Decision> decide) {
        return new CommandRegistration<>(
                namespace,
                commandType,
                target,
                (command, states) -> states.load(
                                stateType, target.apply(command).entityId())
                        .thenApply(state -> decide.apply(command, state)));
    }

    String qualifiedName() {
        return namespace + "." + commandType.getSimpleName();
    }

    /** Casts and decides. */
    CompletableFuture<Decision> decide(Object command, StateLoader states) {
        return handler.apply(commandType.cast(command), states);
    }

    Target targetOf(Object command) {
        return target.apply(commandType.cast(command));
    }
}

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
 * @param handler decides with the states it loads; what it loads is what the commit is conditional on
 * @param <C> the command
 */
public record CommandRegistration<C>(
        String namespace, Class<C> commandType, BiFunction<C, StateLoader, CompletableFuture<Decision>> handler) {

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
            Function<C, String> entityId,
            BiFunction<C, S, Decision> decide) {
        return new CommandRegistration<>(
                namespace,
                commandType,
                (command, states) -> states.load(stateType, entityId.apply(command))
                        .thenApply(state -> decide.apply(command, state)));
    }

    String qualifiedName() {
        return namespace + "." + commandType.getSimpleName();
    }
}

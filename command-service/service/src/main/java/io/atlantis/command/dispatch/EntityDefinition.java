package io.atlantis.command.dispatch;

import io.atlantis.kernel.contract.DomainEvent;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;

/**
 * An entity whose state is a fold of its events.
 *
 * @param type entity type, the key of its events' tag
 * @param stateType class of its state
 * @param initial state before the first event
 * @param eventType what its events are
 * @param evolve the state after an event; pure
 * @param version which version of the entity a state is of, rising with its changes
 * @param <S> its state
 * @param <E> its events
 */
public record EntityDefinition<S, E extends DomainEvent>(
        String type,
        Class<S> stateType,
        S initial,
        Class<E> eventType,
        BiFunction<S, E, S> evolve,
        ToIntFunction<S> version) {

    /**
     * The state after an event.
     *
     * @param state of type S
     * @param event of type E
     * @throws ClassCastException for another entity's: a mistake in the program
     */
    S applyTo(Object state, DomainEvent event) {
        return evolve.apply(stateType.cast(state), eventType.cast(event));
    }

    /**
     * The version that a state is of.
     *
     * @param state of type S
     */
    int versionOf(Object state) {
        return version.applyAsInt(stateType.cast(state));
    }
}

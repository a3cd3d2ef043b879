package io.atlantis.command.dispatch;

import io.atlantis.kernel.contract.DomainEvent;
import java.util.function.BiFunction;

/**
 * An entity whose state is a fold of its events.
 *
 * @param type entity type, the key of its events' tag
 * @param stateType class of its state
 * @param initial state before the first event
 * @param eventType what its events are
 * @param evolve the state after an event; pure
 * @param <S> its state
 * @param <E> its events
 */
public record EntityDefinition<S, E extends DomainEvent>(
        String type, Class<S> stateType, S initial, Class<E> eventType, BiFunction<S, E, S> evolve) {

    /** The state after an event; Axon shows an entity also what its unit of work appends to others. */
    S apply(S state, DomainEvent event) {
        return eventType.isInstance(event) ? evolve.apply(state, eventType.cast(event)) : state;
    }
}

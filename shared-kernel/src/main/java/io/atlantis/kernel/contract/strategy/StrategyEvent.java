package io.atlantis.kernel.contract.strategy;

import io.atlantis.kernel.contract.DomainEvent;
import io.atlantis.kernel.contract.EventType;
import java.util.List;

/** What can happen to a strategy. */
public sealed interface StrategyEvent extends DomainEvent
        permits StrategyCreated, StrategyEdited, StrategyRenamed, StrategyArchived {

    /** Entity type and tag key of strategies. */
    String ENTITY_TYPE = "Strategy";

    String strategyId();

    @Override
    default String entityType() {
        return ENTITY_TYPE;
    }

    @Override
    default String entityId() {
        return strategyId();
    }

    /** Names and versions of all of them. */
    static List<EventType> types() {
        String namespace = "atlantis.strategy";
        return List.of(
                new EventType(namespace, "StrategyCreated", "1", StrategyCreated.class),
                new EventType(namespace, "StrategyEdited", "1", StrategyEdited.class),
                new EventType(namespace, "StrategyRenamed", "1", StrategyRenamed.class),
                new EventType(namespace, "StrategyArchived", "1", StrategyArchived.class));
    }
}

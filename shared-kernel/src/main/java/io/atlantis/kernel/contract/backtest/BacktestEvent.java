package io.atlantis.kernel.contract.backtest;

import io.atlantis.kernel.contract.DomainEvent;
import io.atlantis.kernel.contract.EventType;
import java.util.List;

/** What can happen to a backtest. */
public sealed interface BacktestEvent extends DomainEvent
        permits BacktestRequested, BacktestStarted, BacktestCompleted, BacktestFailed, BacktestCancelled {

    /** Entity type and tag key of backtests. */
    String ENTITY_TYPE = "Backtest";

    String backtestId();

    @Override
    default String entityType() {
        return ENTITY_TYPE;
    }

    @Override
    default String entityId() {
        return backtestId();
    }

    /** Names and versions of all of them. */
    static List<EventType> types() {
        String namespace = "atlantis.backtest";
        return List.of(
                new EventType(namespace, "BacktestRequested", "1", BacktestRequested.class),
                new EventType(namespace, "BacktestStarted", "1", BacktestStarted.class),
                new EventType(namespace, "BacktestCompleted", "1", BacktestCompleted.class),
                new EventType(namespace, "BacktestFailed", "1", BacktestFailed.class),
                new EventType(namespace, "BacktestCancelled", "1", BacktestCancelled.class));
    }
}

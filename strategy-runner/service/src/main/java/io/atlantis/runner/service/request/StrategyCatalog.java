package io.atlantis.runner.service.request;

import io.atlantis.kernel.contract.strategy.StrategyArchived;
import io.atlantis.kernel.contract.strategy.StrategyCreated;
import io.atlantis.kernel.contract.strategy.StrategyEdited;
import io.atlantis.kernel.contract.strategy.StrategyEvent;
import io.atlantis.kernel.contract.strategy.StrategyRenamed;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The sources of all strategy versions ever saved. Written by the event tail alone, read by any thread. */
public final class StrategyCatalog {

    /**
     * One immutable version.
     *
     * @param strategyId whose
     * @param version from 1
     */
    private record Version(String strategyId, int version) {}

    private final Map<Version, String> sources = new ConcurrentHashMap<>();

    /** Takes in one more event of the log. */
    void apply(StrategyEvent event) {
        switch (event) {
            case StrategyCreated created ->
                sources.put(new Version(created.strategyId(), created.version()), created.source());
            case StrategyEdited edited ->
                sources.put(new Version(edited.strategyId(), edited.version()), edited.source());
            case StrategyRenamed renamed -> {}
            case StrategyArchived archived -> {}
        }
    }

    /** The source of a version; empty when the log has none such. */
    public Optional<String> source(String strategyId, int version) {
        return Optional.ofNullable(sources.get(new Version(strategyId, version)));
    }
}

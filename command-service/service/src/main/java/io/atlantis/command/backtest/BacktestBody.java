package io.atlantis.command.backtest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request for a backtest as clients send it, before any check. */
record BacktestBody(
        @Nullable String strategyId,
        @Nullable Integer version,
        @Nullable List<@Nullable String> symbols,
        @Nullable String timeframe,
        @Nullable String from,
        @Nullable String to,
        @Nullable String cash,
        @Nullable Map<String, @Nullable Object> parameters,
        @Nullable CostsBody costs) {

    /** Costs; what is absent costs nothing. */
    record CostsBody(
            @Nullable String commissionPct,
            @Nullable String commissionPerShare,
            @Nullable String slippageBps,
            @Nullable String fill) {}
}

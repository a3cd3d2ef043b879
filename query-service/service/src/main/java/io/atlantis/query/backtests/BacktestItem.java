package io.atlantis.query.backtests;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.atlantis.query.web.RawJson;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A backtest: the request, and what became of it so far.
 *
 * @param backtestId its id
 * @param status what became of it
 * @param progress part of the history that is worked through, 0 to 1
 * @param strategyId the strategy
 * @param strategyName its name now; absent while it is not known here yet
 * @param strategyVersion the version that runs
 * @param symbols traded
 * @param timeframe of the bars, such as {@code 1d}
 * @param from first bar's start at the earliest, inclusive
 * @param to bars start before this, exclusive
 * @param cash starting money in decimal
 * @param parameters values by name that were asked for
 * @param costs what trading costs
 * @param requestedAt when it was asked for
 * @param requestedBy who asked
 * @param startedAt when a runner took it up; absent before
 * @param endedAt when it was completed, failed or was cancelled; absent before
 * @param engineVersion of the runner's engine; absent before the start
 * @param metrics by name, as recorded; absent before completion
 * @param certificate what the result was made of, and its hash; absent before completion
 * @param error why it failed; absent otherwise
 * @param cancelReason why it was cancelled; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BacktestItem(
        String backtestId,
        BacktestStatus status,
        double progress,
        String strategyId,
        @Nullable String strategyName,
        int strategyVersion,
        List<String> symbols,
        String timeframe,
        Instant from,
        Instant to,
        String cash,
        RawJson parameters,
        RawJson costs,
        Instant requestedAt,
        String requestedBy,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String engineVersion,
        @Nullable RawJson metrics,
        @Nullable RawJson certificate,
        @Nullable RawJson error,
        @Nullable String cancelReason) {}

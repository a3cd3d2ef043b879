package io.atlantis.query.edge;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bodies of the writes that the edge passes on: for the OpenAPI description alone, the services behind read them. */
final class WriteBodies {

    private WriteBodies() {}

    @Schema(description = "A strategy to create")
    record NewStrategy(String name, String source) {}

    @Schema(description = "A strategy's next source; expectedVersion is the version it was made from, else 409")
    record StrategyEdit(String source, int expectedVersion) {}

    @Schema(description = "A strategy's other name")
    record NewName(String name) {}

    @Schema(description = "Which version of which strategy stands now")
    record StrategyPosition(String strategyId, int version) {}

    @Schema(description = "A source to look at")
    record SourceText(String source) {}

    @Schema(description = "What the compiler says of a source")
    record Diagnostics(List<Diagnostic> diagnostics) {}

    @Schema(description = "The source laid out; it means what the given one means")
    record FormattedSource(String source) {}

    record Diagnostic(int line, int column, int endLine, int endColumn, String severity, String code, String message) {}

    @Schema(description = "A backtest to run; version is the newest unless given, from is inclusive, to exclusive")
    record NewBacktest(
            String strategyId,
            @Nullable Integer version,
            List<String> symbols,
            @Schema(example = "1d") String timeframe,
            Instant from,
            Instant to,
            @Schema(example = "100000") @Nullable String cash,
            @Nullable Map<String, Object> parameters,
            @Nullable Costs costs) {}

    record Costs(
            @Schema(example = "0.1") @Nullable String commissionPct,
            @Schema(example = "0.005") @Nullable String commissionPerShare,
            @Schema(example = "1") @Nullable String slippageBps,

            @Schema(allowableValues = {"next-open", "close"}) @Nullable
            String fill) {}

    @Schema(description = "The backtest that was taken on")
    record BacktestAccepted(String backtestId) {}

    @Schema(description = "Why a backtest is called off")
    record Cancellation(@Nullable String reason) {}

    @Schema(description = "Whose data is erased and why; the reason is kept and must not name the person")
    record Erasure(String name, String reason) {}

    @Schema(description = "The pseudonym under which what the person did stays known")
    record ErasedSubject(String subjectId) {}

    @Schema(description = "What a file brought in")
    record Import(String symbol, long records, Instant from, Instant to, String runId) {}
}

package io.atlantis.query.backtests;

import io.atlantis.query.web.Cursor;
import io.atlantis.query.web.Limits;
import io.atlantis.query.web.Page;
import io.atlantis.query.web.Problems;
import io.atlantis.query.web.RawJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/backtests}: lists, one, its orders, trades, equity, logs and alerts. */
@RestController
@RequestMapping("/api/v1/backtests")
class BacktestController {

    private final BacktestStore backtests;
    private final ArtifactsAwait artifacts;

    BacktestController(BacktestStore backtests, ArtifactsAwait artifacts) {
        this.backtests = backtests;
        this.artifacts = artifacts;
    }

    /** Newest first; {@code strategyId} keeps to those of one strategy. */
    @GetMapping
    Page<BacktestItem> list(
            @RequestParam(required = false) @Nullable String strategyId,
            @RequestParam(defaultValue = Limits.DEFAULT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return backtests.list(
                Optional.ofNullable(strategyId),
                Cursor.decode(cursor, BacktestStore.LIST_CURSOR_PARTS),
                Limits.checked(limit));
    }

    @GetMapping("/{backtestId}")
    BacktestItem one(@PathVariable String backtestId) {
        return backtests.find(backtestId).orElseThrow(() -> Problems.notFound("backtest", backtestId));
    }

    @GetMapping("/{backtestId}/orders")
    Page<RawJson> orders(
            @PathVariable String backtestId,
            @RequestParam(defaultValue = Limits.DEFAULT) int limit,
            @RequestParam(required = false) @Nullable String cursor)
            throws InterruptedException {
        return items(backtestId, ArtifactKind.ORDERS, limit, cursor);
    }

    @GetMapping("/{backtestId}/trades")
    Page<RawJson> trades(
            @PathVariable String backtestId,
            @RequestParam(defaultValue = Limits.DEFAULT) int limit,
            @RequestParam(required = false) @Nullable String cursor)
            throws InterruptedException {
        return items(backtestId, ArtifactKind.TRADES, limit, cursor);
    }

    @GetMapping("/{backtestId}/equity")
    Page<RawJson> equity(
            @PathVariable String backtestId,
            @RequestParam(defaultValue = Limits.DEFAULT) int limit,
            @RequestParam(required = false) @Nullable String cursor)
            throws InterruptedException {
        return items(backtestId, ArtifactKind.EQUITY, limit, cursor);
    }

    /** What the strategy wrote for whoever reads its run; of a run that failed, what it wrote before. */
    @GetMapping("/{backtestId}/logs")
    Page<RawJson> logs(
            @PathVariable String backtestId,
            @RequestParam(defaultValue = Limits.DEFAULT) int limit,
            @RequestParam(required = false) @Nullable String cursor)
            throws InterruptedException {
        return items(backtestId, ArtifactKind.LOGS, limit, cursor);
    }

    /** As the logs, what somebody should have looked at. */
    @GetMapping("/{backtestId}/alerts")
    Page<RawJson> alerts(
            @PathVariable String backtestId,
            @RequestParam(defaultValue = Limits.DEFAULT) int limit,
            @RequestParam(required = false) @Nullable String cursor)
            throws InterruptedException {
        return items(backtestId, ArtifactKind.ALERTS, limit, cursor);
    }

    private Page<RawJson> items(String backtestId, ArtifactKind kind, int limit, @Nullable String cursor)
            throws InterruptedException {
        Limits.checked(limit);
        Optional<Cursor> after = Cursor.decode(cursor, BacktestStore.ITEMS_CURSOR_PARTS);
        switch (one(backtestId).status()) {
            case COMPLETED -> artifacts.awaitComplete(backtestId);
            case FAILED -> artifacts.awaitMessagesOfFailed(backtestId);
            case REQUESTED, RUNNING, CANCELLED -> {}
        }
        return backtests.items(backtestId, kind, after, limit);
    }
}

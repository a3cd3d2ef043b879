package io.atlantis.query.strategies;

import io.atlantis.query.web.Cursor;
import io.atlantis.query.web.Limits;
import io.atlantis.query.web.Page;
import io.atlantis.query.web.Problems;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/strategies}: lists, one, its versions. */
@RestController
@RequestMapping("/api/v1/strategies")
class StrategyController {

    private final StrategyStore strategies;

    StrategyController(StrategyStore strategies) {
        this.strategies = strategies;
    }

    /** Newest first; {@code archived} keeps to those that are, or are not, put away. */
    @GetMapping
    Page<StrategyItem> list(
            @RequestParam(required = false) @Nullable Boolean archived,
            @RequestParam(defaultValue = Limits.DEFAULT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return strategies.list(
                Optional.ofNullable(archived),
                Cursor.decode(cursor, StrategyStore.CURSOR_PARTS),
                Limits.checked(limit));
    }

    @GetMapping("/{strategyId}")
    StrategyItem one(@PathVariable String strategyId) {
        return strategies.find(strategyId).orElseThrow(() -> Problems.notFound("strategy", strategyId));
    }

    /** Newest first. */
    @GetMapping("/{strategyId}/versions")
    Page<StrategyVersionItem> versions(
            @PathVariable String strategyId,
            @RequestParam(defaultValue = Limits.DEFAULT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page<StrategyVersionItem> versions =
                strategies.versions(strategyId, Cursor.decode(cursor, 1), Limits.checked(limit));
        if (versions.items().isEmpty() && cursor == null) {
            throw Problems.notFound("strategy", strategyId);
        }
        return versions;
    }

    @GetMapping("/{strategyId}/versions/{version}")
    StrategyVersionItem version(@PathVariable String strategyId, @PathVariable int version) {
        return strategies
                .version(strategyId, version)
                .orElseThrow(() -> Problems.notFound("version", strategyId + "/versions/" + version));
    }
}

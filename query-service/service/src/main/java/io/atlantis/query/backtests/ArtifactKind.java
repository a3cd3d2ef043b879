package io.atlantis.query.backtests;

import java.util.Arrays;
import java.util.Optional;

/** What a chunk of {@code backtest.artifacts} holds. */
enum ArtifactKind {
    ORDERS,
    TRADES,
    EQUITY,
    /** What the strategy wrote with {@code log}. */
    LOGS,
    /** What it wrote with {@code alert}. */
    ALERTS,
    /** How far a run is; carries no items. */
    PROGRESS,
    /** Everything was sent; the last chunk of a run. */
    DONE;

    /** The name on the wire. */
    String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Optional<ArtifactKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}

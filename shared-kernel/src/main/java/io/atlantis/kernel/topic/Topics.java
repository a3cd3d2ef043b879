package io.atlantis.kernel.topic;

import java.util.List;

/** Every topic of the platform. */
public final class Topics {

    /** Partitions of what is keyed by symbol; all such topics share the number, so that a symbol's tasks are joined. */
    public static final int SYMBOL_PARTITIONS = 8;

    public static final Topic TRADES = Topic.unlimited("market.trades", SYMBOL_PARTITIONS);
    public static final Topic QUOTES = Topic.unlimited("market.quotes", SYMBOL_PARTITIONS);
    public static final Topic BARS = Topic.unlimited("market.bars", SYMBOL_PARTITIONS);
    public static final Topic INSTRUMENTS = Topic.compacted("market.instruments", 1);

    /** The event store: one partition is one consistency boundary, never compacted, never trimmed. */
    public static final Topic DOMAIN_EVENTS = Topic.unlimited("domain.events", 4);

    /** Signed tree heads of {@link #DOMAIN_EVENTS}, keyed by its partition's number. */
    public static final Topic DOMAIN_HEADS = Topic.unlimited("domain.heads", 1);

    /** Wrapped keys of personal data by subject and key; what is destroyed here is gone from every event sealed with it. */
    public static final Topic SUBJECT_KEYS = Topic.compactedPromptly("domain.subject-keys", 1);

    public static final Topic CANDLES = Topic.compacted("view.candles", SYMBOL_PARTITIONS);
    public static final Topic BACKTEST_ARTIFACTS = Topic.unlimited("backtest.artifacts", 4);

    /** Live trades that came more than the grace period behind their symbol: set aside, never part of a candle. */
    public static final Topic TRADES_LATE = Topic.unlimited("market.trades.late", 1);

    public static final Topic TRADES_DLT = Topic.deadLetters("market.trades.dlt");
    public static final Topic BARS_DLT = Topic.deadLetters("market.bars.dlt");
    public static final Topic CANDLES_DLT = Topic.deadLetters("view.candles.dlt");
    public static final Topic DOMAIN_EVENTS_DLT = Topic.deadLetters("domain.events.dlt");
    public static final Topic BACKTEST_ARTIFACTS_DLT = Topic.deadLetters("backtest.artifacts.dlt");

    private static final List<Topic> ALL = List.of(
            TRADES,
            QUOTES,
            BARS,
            INSTRUMENTS,
            DOMAIN_EVENTS,
            DOMAIN_HEADS,
            SUBJECT_KEYS,
            CANDLES,
            BACKTEST_ARTIFACTS,
            TRADES_LATE,
            TRADES_DLT,
            BARS_DLT,
            CANDLES_DLT,
            DOMAIN_EVENTS_DLT,
            BACKTEST_ARTIFACTS_DLT);

    private Topics() {}

    /** All topics, those with data first: what a first start creates. */
    public static List<Topic> all() {
        return ALL;
    }
}

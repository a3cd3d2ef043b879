package io.atlantis.ingest.sequence;

import java.util.concurrent.atomic.LongAdder;

/** What the sequencer saw since the start. Thread-safe; counting allocates nothing. */
public final class SequenceStatistics {

    final LongAdder trades = new LongAdder();
    final LongAdder quotes = new LongAdder();
    final LongAdder gaps = new LongAdder();
    final LongAdder missing = new LongAdder();
    final LongAdder duplicates = new LongAdder();
    final LongAdder late = new LongAdder();

    /** Trades that were passed on. */
    public long trades() {
        return trades.sum();
    }

    /** Quotes that were passed on. */
    public long quotes() {
        return quotes.sum();
    }

    /** Times that sequence numbers were skipped. */
    public long gaps() {
        return gaps.sum();
    }

    /** Sequence numbers that were skipped, less those that came late after all. */
    public long missing() {
        return missing.sum();
    }

    /** Ticks that came twice and were dropped. */
    public long duplicates() {
        return duplicates.sum();
    }

    /** Ticks that came after later ones and were passed on. */
    public long late() {
        return late.sum();
    }
}

package io.atlantis.kernel.contract.backtest;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a result is a pure function of, and its hash: who re-runs the same must get the same bits.
 *
 * @param resultHash SHA-256 in hex over the canonical encoding of orders, trades and equity
 * @param sourceHash SHA-256 in hex of the strategy's UTF-8 source
 * @param engineVersion version of the engine
 * @param parameters all values the run had, defaults included
 * @param ranges the parts of the log that were read; empty for a run over a file
 */
public record Certificate(
        String resultHash,
        String sourceHash,
        String engineVersion,
        SortedMap<String, Object> parameters,
        List<LogRange> ranges) {

    public Certificate {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        ranges = List.copyOf(ranges);
    }
}

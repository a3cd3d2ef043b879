package io.atlantis.runner.language.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the {@code security(...)} calls of a strategy read.
 *
 * @param timeframeNs length of the strategy's own bars in nanoseconds: a bar's decision is taken at its end
 * @param columns the bars by what asks for them
 */
public record SecurityFeeds(long timeframeNs, Map<SecurityKey, SecurityColumns> columns) {
    /** For a strategy that reads its own bars only. */
    public static final SecurityFeeds NONE = new SecurityFeeds(0, Map.of());

    public SecurityFeeds {
        columns = Map.copyOf(columns);
    }

    /**
     * The bars of each key, in order.
     *
     * @throws StrategyFault naming the first that is not here
     */
    public List<SecurityColumns> inOrder(List<SecurityKey> keys) {
        List<SecurityColumns> ordered = new ArrayList<>();
        for (SecurityKey key : keys) {
            ordered.add(required(key));
        }
        return List.copyOf(ordered);
    }

    private SecurityColumns required(SecurityKey key) {
        SecurityColumns found = columns.get(key);
        if (found == null) {
            throw new StrategyFault(
                    FaultCode.SECURITY_MISSING,
                    key.source() + " has no bars here: give the symbol to the run, and a timeframe of at least the "
                            + "run's own");
        }
        return found;
    }
}

package io.atlantis.runner.language.runtime;

import io.atlantis.runner.column.DoubleColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lays the bars of other symbols and timeframes beside the strategy's own: at each of its bars stands the last of theirs
 * that had ended when that bar ended. NaN before the first. So nothing that is not yet known is ever read, and the rows
 * depend on times alone, not on how far the other bars have come.
 */
final class SecurityReader {
    private final List<SecurityColumns> securities;
    private final long timeframeNs;
    private final int[] latest;
    private final List<Copy> copies = new ArrayList<>();

    private record Copy(int security, DoubleColumn from, DoubleColumn to) {}

    /** @param timeframeNs length of the strategy's own bars */
    SecurityReader(List<SecurityColumns> securities, long timeframeNs) {
        this.securities = securities;
        this.timeframeNs = timeframeNs;
        this.latest = new int[securities.size()];
        Arrays.fill(latest, -1);
    }

    /** From now on writes a field into {@code to}: 0 open, 1 high, 2 low, 3 close, 4 volume. */
    void copy(int security, int field, DoubleColumn to) {
        DoubleColumn from = securities.get(security).bars().field(field);
        copies.add(new Copy(security, from, to));
    }

    /** Writes the row of the strategy's bar that starts at {@code timeNs}; bars come in order. */
    void step(int bar, long timeNs) {
        long nowNs = timeNs + timeframeNs;
        for (int i = 0; i < latest.length; i++) {
            latest[i] = lastClosed(securities.get(i), latest[i], nowNs);
        }
        for (Copy copy : copies) {
            int row = latest[copy.security()];
            copy.to()
                    .set(
                            bar,
                            row < 0
                                    ? Double.NaN
                                    : FloatMath.canonical(copy.from().at(row)));
        }
    }

    private static int lastClosed(SecurityColumns security, int from, long nowNs) {
        int last = from;
        while (last + 1 < security.size() && security.endNs(last + 1) <= nowNs) {
            last++;
        }
        return last;
    }
}

package io.atlantis.simulator.market;

import java.util.Optional;

/**
 * Open, high, low, close and volume of one symbol over a stretch of time.
 *
 * @param startMs start, epoch milliseconds
 * @param lengthMs length in milliseconds
 * @param openTicks first price, in ticks of 0.01; likewise the other prices
 * @param volume shares
 * @param tradeCount number of trades
 */
public record SimulatedBar(
        long startMs,
        long lengthMs,
        long openTicks,
        long highTicks,
        long lowTicks,
        long closeTicks,
        long volume,
        int tradeCount) {

    /** End (exclusive), epoch milliseconds. */
    public long endMs() {
        return startMs + lengthMs;
    }

    /** The same under the name of another start. */
    public SimulatedBar startingAt(long otherStartMs) {
        return new SimulatedBar(otherStartMs, lengthMs, openTicks, highTicks, lowTicks, closeTicks, volume, tradeCount);
    }

    /** Adds bars and trades, oldest first, up to one bar. Not thread-safe. */
    public static final class Fold {

        private long openTicks;
        private long highTicks = Long.MIN_VALUE;
        private long lowTicks = Long.MAX_VALUE;
        private long closeTicks;
        private long volume;
        private int tradeCount;

        /** Takes in a bar that follows all taken in before. */
        public void add(SimulatedBar bar) {
            add(bar.openTicks, bar.highTicks, bar.lowTicks, bar.closeTicks, bar.volume, bar.tradeCount);
        }

        /** Takes in a trade that follows all taken in before. */
        public void addTrade(long priceTicks, long size) {
            add(priceTicks, priceTicks, priceTicks, priceTicks, size, 1);
        }

        /** The bar of all that was added, named by the given window; empty when nothing was. */
        public Optional<SimulatedBar> toBar(long startMs, long lengthMs) {
            return tradeCount == 0
                    ? Optional.empty()
                    : Optional.of(new SimulatedBar(
                            startMs, lengthMs, openTicks, highTicks, lowTicks, closeTicks, volume, tradeCount));
        }

        private void add(long open, long high, long low, long close, long shares, int trades) {
            if (tradeCount == 0) {
                openTicks = open;
            }
            highTicks = Math.max(highTicks, high);
            lowTicks = Math.min(lowTicks, low);
            closeTicks = close;
            volume += shares;
            tradeCount += trades;
        }
    }
}

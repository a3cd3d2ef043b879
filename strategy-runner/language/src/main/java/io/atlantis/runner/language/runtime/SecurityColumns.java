package io.atlantis.runner.language.runtime;

/**
 * Bars of another symbol or timeframe, that may still grow. The engine owns and fills them; before it steps the bars of
 * a strategy, all bars that ended by then must be here. For the engine's thread.
 */
public final class SecurityColumns {
    private final BarColumns bars;
    private final long timeframeNs;
    private int size;

    /**
     * @param bars columns that hold {@code size} bars, oldest first, and may have room for more
     * @param timeframeNs length of a bar in nanoseconds: it is closed at its start plus this
     * @param size how many bars there are
     */
    public SecurityColumns(BarColumns bars, long timeframeNs, int size) {
        this.bars = bars;
        this.timeframeNs = timeframeNs;
        growTo(size);
    }

    /**
     * Says that there are more bars now.
     *
     * @param newSize how many, not fewer than before
     * @throws IllegalArgumentException if the columns have no room for them, or they would be fewer
     */
    public void growTo(int newSize) {
        if (newSize < size || newSize > bars.capacity()) {
            throw new IllegalArgumentException(
                    "size is " + newSize + ": give one from " + size + " to " + bars.capacity());
        }
        size = newSize;
    }

    /** How many bars there are. */
    public int size() {
        return size;
    }

    BarColumns bars() {
        return bars;
    }

    /** End of a bar, epoch nanoseconds: from then on it is closed. */
    long endNs(int bar) {
        return bars.timeNs().at(bar) + timeframeNs;
    }
}

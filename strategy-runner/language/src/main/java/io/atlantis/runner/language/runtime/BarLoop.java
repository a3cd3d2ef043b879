package io.atlantis.runner.language.runtime;

/**
 * The loop over the bars of one strategy. Its class is made anew for every strategy, beside the strategy's own: so the JVM
 * compiles the loop for this strategy alone, with all calls of its code inlined, where a loop that all strategies share would
 * call each through its table of methods. Without state.
 */
public abstract class BarLoop {
    /** Advances the series graph from a bar to before another, and copies all that is drawn. */
    protected abstract void draw(StrategyInstance instance, int from, int to);

    /** Advances the series graph, from a bar to before another, over bars whose values only later bars of the graph read. */
    protected abstract void pass(StrategyInstance instance, int from, int to);

    /**
     * Runs bars.
     *
     * @param instance of the strategy that this loop was made for
     * @return the bar before which it ended: {@code to}, or where the driver did not go on
     */
    protected abstract int run(StrategyInstance instance, BarDriver driver, int from, int to);

    /** As {@link #run}, of a strategy that reads and compares no other symbols; what is next to update is not kept. */
    protected abstract int runAlone(StrategyInstance instance, BarDriver driver, int from, int to);

    /** As {@link #runAlone}, of a strategy without series. */
    protected abstract int runEvents(StrategyInstance instance, BarDriver driver, int from, int to);

    /** Pays for a bar's series. */
    protected static void chargeSeries(StrategyInstance instance) {
        instance.chargeSeries();
    }
}

package io.atlantis.runner.language.runtime;

/** What happens around a strategy at each bar of a run. Called on the thread of the run, in the order of the methods. */
public interface BarDriver {
    /**
     * Begins a bar, before the strategy sees it.
     *
     * @return whether the run goes on: if not, it ends before this bar
     */
    boolean open(int bar);

    /** The series stand at the bar; the strategy has not decided yet. */
    void seen(int bar);

    /** The strategy has decided. */
    void decided(int bar);
}

package io.atlantis.runner.language.runtime;

import java.util.List;

/**
 * Lets instances of one program, one for each symbol, look at each other's values. At each time the engine starts the
 * bar of every instance that has one ({@link StrategyInstance#startSeries}), adds it here in the order of the symbols,
 * and completes them together: values are exchanged, the next stage of the series graph steps, and so on. Allocates
 * nothing per bar (for up to 4,096 instances; above it sorting may). For one thread.
 */
public final class CrossSection {
    private final StrategyInstance[] instances;
    private final int[] members;
    private final int[] bars;
    private final double[] values;
    private final double[] scratch;
    private final CrossNode[] nodes;
    private final int stages;
    private int size;

    /** @param instances of one program, in the order of the symbols; one or more */
    public CrossSection(List<? extends StrategyInstance> instances) {
        this.instances = instances.toArray(StrategyInstance[]::new);
        this.members = new int[instances.size()];
        this.bars = new int[instances.size()];
        this.values = new double[instances.size()];
        this.scratch = new double[instances.size()];
        this.nodes = this.instances[0].crossNodes().toArray(CrossNode[]::new);
        int last = 0;
        for (CrossNode node : nodes) {
            last = Math.max(last, node.stage());
        }
        this.stages = last;
    }

    /**
     * Takes in a symbol that has a bar at this time.
     *
     * @param instance its index; higher than those added before
     * @param bar that its instance has started
     */
    public void add(int instance, int bar) {
        members[size] = instance;
        bars[size] = bar;
        size++;
    }

    /** Completes the bars of all that were added, and forgets them. */
    public void complete() {
        for (int stage = 1; stage <= stages; stage++) {
            exchange(stage);
            for (int i = 0; i < size; i++) {
                instances[members[i]].stepSeries(bars[i], stage);
            }
        }
        size = 0;
    }

    private void exchange(int stage) {
        for (CrossNode node : nodes) {
            if (node.stage() == stage) {
                exchange(node);
            }
        }
    }

    private void exchange(CrossNode node) {
        for (int i = 0; i < size; i++) {
            values[i] = instances[members[i]].series(node.input()).at(bars[i]);
        }
        node.function().apply(values, size, node.argument(), scratch);
        for (int i = 0; i < size; i++) {
            instances[members[i]].series(node.output()).set(bars[i], FloatMath.canonical(values[i]));
        }
    }
}

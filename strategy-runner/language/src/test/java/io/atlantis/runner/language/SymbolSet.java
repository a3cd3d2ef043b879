package io.atlantis.runner.language;

import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.CrossSection;
import io.atlantis.runner.language.runtime.StrategyInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** One program over several symbols: at each time those whose bar starts then step together. */
final class SymbolSet {
    private final List<BarColumns> bars;
    private final List<StrategyInstance> instances = new ArrayList<>();

    SymbolSet(String source, List<BarColumns> bars) {
        this.bars = bars;
        StrategyProgram program = Strategies.compiled(source);
        bars.forEach(each -> instances.add(Strategies.instance(program, each, new RecordingHost())));
    }

    /** Steps all bars before a time. */
    SymbolSet runUntil(long timeNs) {
        CrossSection section = new CrossSection(instances);
        int[] next = new int[bars.size()];
        long[] times = bars.stream()
                .flatMapToLong(each -> LongStream.of(each.timeNs().toArray()))
                .filter(time -> time < timeNs)
                .sorted()
                .distinct()
                .toArray();
        for (long time : times) {
            for (int i = 0; i < next.length; i++) {
                BarColumns own = bars.get(i);
                if (next[i] < own.capacity() && own.timeNs().at(next[i]) == time) {
                    instances.get(i).startSeries(next[i]);
                    section.add(i, next[i]);
                    next[i]++;
                }
            }
            section.complete();
        }
        return this;
    }

    SymbolSet run() {
        return runUntil(Long.MAX_VALUE);
    }

    double at(int symbol, int series, int bar) {
        return instances.get(symbol).series(series).at(bar);
    }
}

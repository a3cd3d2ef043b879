package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.StrategyInstance;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hundreds of different strategies in one JVM: what they take, and that it is given back. */
class ManyStrategiesTest {
    private static final int STRATEGIES = 500;
    private static final int BARS = 200;

    /** Generous: the benchmark of many strategies measures some 10 KB. */
    private static final long MOST_METASPACE_EACH = 200_000;

    @Test
    void shouldHoldFiveHundredDifferentStrategiesAndGiveThemBack() {
        BarColumns bars = Bars.walk(BARS, 3);
        // the compiler's own classes are loaded before anything is counted
        run(List.of(instance(0, bars)));
        long loadedBefore = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
        long metaspaceBefore = metaspaceBytes();

        List<StrategyInstance> live = new ArrayList<>();
        for (int i = 1; i <= STRATEGIES; i++) {
            live.add(instance(i, bars));
        }
        run(live);

        long metaspaceEach = (metaspaceBytes() - metaspaceBefore) / STRATEGIES;
        assertThat(ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount() - loadedBefore)
                .isGreaterThanOrEqualTo(STRATEGIES);
        assertThat(live.stream().map(Object::getClass).distinct()).hasSize(STRATEGIES);
        assertThat(metaspaceEach).isLessThan(MOST_METASPACE_EACH);
        List<WeakReference<Class<?>>> classes = live.stream()
                .<WeakReference<Class<?>>>map(instance -> new WeakReference<>(instance.getClass()))
                .toList();

        live.clear();

        long metaspaceFull = metaspaceBytes();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            System.gc();
            assertThat(classes).allMatch(reference -> reference.refersTo(null));
            assertThat(metaspaceBytes()).isLessThan(metaspaceFull - (metaspaceFull - metaspaceBefore) / 2);
        });
    }

    private static void run(List<StrategyInstance> strategies) {
        for (int bar = 0; bar < BARS; bar++) {
            for (StrategyInstance strategy : strategies) {
                strategy.updateSeries(bar);
                strategy.onBar(bar);
            }
        }
    }

    private static StrategyInstance instance(int number, BarColumns bars) {
        StrategyProgram program = Strategies.compiled("""
                fast = param(%d, min=2, max=800)
                f = ta.sma(close, fast)
                s = ta.ema(close, fast * 2)
                r = ta.rsi(close, 14)
                st = state(held=0)

                def size(risk):
                    return risk * %d.5

                def on_bar():
                    if ta.crossover(f, s) and r < 70.0:
                        buy(size(2.0))
                        st.held = 0
                    elif ta.crossunder(f, s):
                        close_position()
                    st.held += 1
                """.formatted(2 + number, number));
        return Strategies.instance(program, bars, new RecordingHost());
    }

    private static long metaspaceBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                // the pool of compressed classes is a part of this one
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}

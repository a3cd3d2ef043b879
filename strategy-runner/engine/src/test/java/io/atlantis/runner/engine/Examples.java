package io.atlantis.runner.engine;

import io.atlantis.kernel.market.Timeframe;
import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.column.DoubleColumn;
import io.atlantis.runner.column.LongColumn;
import io.atlantis.runner.engine.broker.Costs;
import io.atlantis.runner.engine.broker.FillRule;
import io.atlantis.runner.engine.result.BacktestResult;
import io.atlantis.runner.language.StrategyCompiler;
import io.atlantis.runner.language.StrategyProgram;
import io.atlantis.runner.language.runtime.BudgetLimits;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The example strategies of the language, and bars for them. */
final class Examples {
    static final List<String> NAMES = List.of(
            "sma_cross",
            "rsi_reversion",
            "donchian_breakout",
            "bollinger_squeeze",
            "opening_range",
            "vwap_reversion",
            "volatility_target");

    /** Those that compare symbols or trade one against another. */
    static final List<String> NAMES_OF_SEVERAL = List.of("pairs", "momentum_rotation", "dual_momentum");

    /** All that the folder of examples holds: whoever adds one adds it to a list above. */
    static List<String> inFolder() {
        try {
            URI folder = Objects.requireNonNull(StrategyCompiler.class.getResource("examples/"))
                    .toURI();
            return folder.getScheme().equals("jar") ? inJar(folder) : names(Path.of(folder));
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> inJar(URI folder) throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
            return names(jar.provider().getPath(folder));
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".py"))
                    .map(name -> name.substring(0, name.length() - ".py".length()))
                    .sorted()
                    .toList();
        }
    }

    private static final List<String> SYMBOLS = List.of("A", "B", "C", "D");
    private static final long MINUTE_NS = 60_000_000_000L;

    private Examples() {}

    static String source(String name) {
        try (InputStream file = StrategyCompiler.class.getResourceAsStream("examples/" + name + ".py")) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static BacktestResult run(String name, BarSeries bars) {
        return run(name, List.of(bars));
    }

    static BacktestResult run(String name, List<BarSeries> bars) {
        StrategyProgram program = Strategies.compile(source(name));
        return Strategies.run(new BacktestSpec(
                program,
                program.defaults(),
                bars,
                Timeframe.M15,
                100_000L * 100_000_000L,
                Costs.NONE,
                FillRule.NEXT_OPEN,
                BudgetLimits.DEFAULT,
                List.of()));
    }

    /** Bars of a quarter of an hour, around the clock, of a random walk in whole cents with highs, lows and volumes. */
    static BarSeries bars(int size, RandomGenerator random) {
        return bars(SYMBOLS.getFirst(), size, random);
    }

    /** Such bars of several symbols. */
    static List<BarSeries> market(int size, RandomGenerator random) {
        return SYMBOLS.stream().map(symbol -> bars(symbol, size, random)).toList();
    }

    private static BarSeries bars(String symbol, int size, RandomGenerator random) {
        BarSeries bars = empty(symbol, size);
        double price = 100;
        for (int i = 0; i < size; i++) {
            double open = cents(price * (1 + 0.001 * random.nextGaussian()));
            double close = cents(open * (1 + 0.004 * random.nextGaussian()));
            bars.timeNs().set(i, i * 15 * MINUTE_NS);
            bars.open().set(i, open);
            bars.high().set(i, cents(Math.max(open, close) * (1 + 0.001 * random.nextDouble())));
            bars.low().set(i, cents(Math.min(open, close) * (1 - 0.001 * random.nextDouble())));
            bars.close().set(i, close);
            bars.volume().set(i, random.nextInt(1, 10_000));
            price = close;
        }
        return bars;
    }

    /** The first bars, and after them nothing. */
    static BarSeries truncated(BarSeries bars, int size) {
        BarSeries first = empty(bars.symbol(), size);
        for (int i = 0; i < size; i++) {
            first.timeNs().set(i, bars.timeNs().at(i));
            first.open().set(i, bars.open().at(i));
            first.high().set(i, bars.high().at(i));
            first.low().set(i, bars.low().at(i));
            first.close().set(i, bars.close().at(i));
            first.volume().set(i, bars.volume().at(i));
        }
        return first;
    }

    private static BarSeries empty(String symbol, int size) {
        return new BarSeries(
                symbol,
                LongColumn.onHeap(size),
                DoubleColumn.onHeap(size),
                DoubleColumn.onHeap(size),
                DoubleColumn.onHeap(size),
                DoubleColumn.onHeap(size),
                DoubleColumn.onHeap(size));
    }

    private static double cents(double price) {
        return Math.max(1, Math.rint(price * 100) / 100);
    }
}

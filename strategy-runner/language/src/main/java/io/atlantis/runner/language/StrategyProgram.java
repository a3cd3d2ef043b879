package io.atlantis.runner.language;

import io.atlantis.runner.language.bytecode.LoadedStrategy;
import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.Budget;
import io.atlantis.runner.language.runtime.CrossSection;
import io.atlantis.runner.language.runtime.SecurityFeeds;
import io.atlantis.runner.language.runtime.SecurityKey;
import io.atlantis.runner.language.runtime.SourceLines;
import io.atlantis.runner.language.runtime.StrategyContext;
import io.atlantis.runner.language.runtime.StrategyFault;
import io.atlantis.runner.language.runtime.StrategyHost;
import io.atlantis.runner.language.runtime.StrategyInstance;
import java.util.List;
import java.util.Map;

/**
 * A compiled strategy. Immutable and thread-safe; each {@link #instantiate} gives an independent instance that belongs
 * to one thread.
 */
public final class StrategyProgram {
    private final String sourceHash;
    private final List<ParameterSpec> parameters;
    private final List<String> parameterNames;
    private final List<SeriesSpec> series;
    private final List<SecuritySpec> securities;
    private final ProgramEvents events;
    private final SourceLines lines;
    private final LoadedStrategy loaded;

    StrategyProgram(
            String sourceHash,
            List<ParameterSpec> parameters,
            List<SeriesSpec> series,
            List<SecuritySpec> securities,
            ProgramEvents events,
            SourceLines lines,
            LoadedStrategy loaded) {
        this.sourceHash = sourceHash;
        this.parameters = List.copyOf(parameters);
        this.parameterNames = parameters.stream().map(ParameterSpec::name).toList();
        this.series = List.copyOf(series);
        this.securities = List.copyOf(securities);
        this.events = events;
        this.lines = lines;
        this.loaded = loaded;
    }

    /** SHA-256 of the source's UTF-8 bytes, in lower-case hex. */
    public String sourceHash() {
        return sourceHash;
    }

    /** Declared parameters, in the order of the source. */
    public List<ParameterSpec> parameters() {
        return parameters;
    }

    /** Named series, in the order of the source; the index is that of {@link StrategyInstance#series}. */
    public List<SeriesSpec> series() {
        return series;
    }

    /** Names of {@link #series}, in the same order. */
    public List<String> seriesNames() {
        return series.stream().map(SeriesSpec::name).toList();
    }

    /**
     * Which bars the {@code security(...)} calls of the source read, in the order of the source.
     *
     * @param values from {@link #bind} or {@link #defaults} of this program
     */
    public List<SecurityKey> securities(ParameterValues values) {
        // asked for each of thousands of symbols, of which most programs read no others
        return securities.isEmpty()
                ? List.of()
                : securities.stream().map(security -> security.key(values)).toList();
    }

    /** Whether the source has an {@code on_bar} or a function that runs {@code @every} period. */
    public boolean handlesBar() {
        return events.bar();
    }

    /** Whether the source has an {@code on_fill}. */
    public boolean handlesFill() {
        return events.fill();
    }

    /** Whether the source has a {@code screen}. */
    public boolean screens() {
        return events.screen();
    }

    /** Whether a series compares symbols: their instances then step together, through a {@link CrossSection}. */
    public boolean comparesSymbols() {
        return events.comparesSymbols();
    }

    /**
     * Checks values for the parameters; a parameter that is not named keeps its default.
     *
     * @param given by parameter name: a number, a boolean, or a text that is read as the parameter's type
     */
    public ParameterBinding bind(Map<String, ?> given) {
        return ParameterBinder.bind(parameters, given);
    }

    /** The defaults of all parameters. */
    public ParameterValues defaults() {
        return ParameterBinder.defaults(parameters);
    }

    /** As the other one, for a program that reads its own bars only. */
    public StrategyInstance instantiate(BarColumns bars, StrategyHost host, ParameterValues values, Budget budget) {
        return instantiate(bars, host, values, budget, SecurityFeeds.NONE);
    }

    /** As the other one, but without the values of named series: for a run of which no chart is drawn. */
    public StrategyInstance instantiateWithoutCharts(
            BarColumns bars, StrategyHost host, ParameterValues values, Budget budget, SecurityFeeds feeds) {
        return instantiate(bars, host, values, budget, feeds, false);
    }

    /**
     * Makes an instance at bar 0.
     *
     * @param bars read as they grow; owned by the caller
     * @param values from {@link #bind} or {@link #defaults} of this program
     * @param budget of this instance alone
     * @param feeds the bars of all {@link #securities}; owned by the caller
     * @throws StrategyFault if a module-level expression or an indicator length fails, or a security is missing
     */
    public StrategyInstance instantiate(
            BarColumns bars, StrategyHost host, ParameterValues values, Budget budget, SecurityFeeds feeds) {
        return instantiate(bars, host, values, budget, feeds, true);
    }

    private StrategyInstance instantiate(
            BarColumns bars,
            StrategyHost host,
            ParameterValues values,
            Budget budget,
            SecurityFeeds feeds,
            boolean charts) {
        if (!parameterNames.equals(values.names())) {
            throw new IllegalArgumentException("values are for parameters " + values.names() + ", the program has "
                    + parameterNames + ": bind them with this program");
        }
        return loaded.constructor()
                .apply(new StrategyContext(
                        bars,
                        host,
                        values.inOrder(),
                        budget,
                        lines,
                        feeds.inOrder(securities(values)),
                        feeds.timeframeNs(),
                        loaded.loop(),
                        charts));
    }
}

package io.atlantis.runner.engine;

import io.atlantis.kernel.contract.backtest.Certificate;
import io.atlantis.kernel.market.FixedPoint;
import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.engine.broker.Broker;
import io.atlantis.runner.engine.broker.FillListener;
import io.atlantis.runner.engine.broker.FillRule;
import io.atlantis.runner.engine.broker.Order;
import io.atlantis.runner.engine.broker.Trade;
import io.atlantis.runner.engine.metrics.EquityCurve;
import io.atlantis.runner.engine.metrics.Metrics;
import io.atlantis.runner.engine.metrics.ReturnStatistics;
import io.atlantis.runner.engine.metrics.TradeStatistics;
import io.atlantis.runner.engine.money.FixedMath;
import io.atlantis.runner.engine.result.BacktestResult;
import io.atlantis.runner.engine.result.Messages;
import io.atlantis.runner.engine.result.ResultHash;
import io.atlantis.runner.language.runtime.BarDriver;
import io.atlantis.runner.language.runtime.Budget;
import io.atlantis.runner.language.runtime.CrossSection;
import io.atlantis.runner.language.runtime.Fill;
import io.atlantis.runner.language.runtime.SecurityKey;
import io.atlantis.runner.language.runtime.StrategyInstance;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One run from the first bar to the last. Each distinct time is one step of three phases, each over the symbols in
 * their order: pending orders fill at the open; series advance and positions are valued at the close; handlers decide.
 * So no handler of bars sees a price of its step before every open of that step has traded. A handler of fills runs
 * right after each fill and sees the bars that were closed by then: at an open those before it.
 */
final class BacktestRun {
    /**
     * Steps between two looks at the monitor, less one (a power of two less one): at the greatest step budget about a
     * second.
     */
    private static final int MONITOR_MASK = 255;

    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final BacktestSpec spec;
    private final RunMonitor monitor;
    private final BarSeries[] bars;
    private final TimeMerge merge;
    private final Broker broker;
    private final StrategyDesk[] desks;
    private final StrategyInstance[] instances;
    private @Nullable CrossSection crossSection;
    private final FillListener fillsAtOpen;
    private final FillListener fillsAtClose;
    private final MessageLog messages = new MessageLog();
    private final EquityCurve equity = new EquityCurve();
    private final long totalBars;
    private long seenBars;
    private long investedSteps;
    private int currentSymbol;

    BacktestRun(BacktestSpec spec, RunMonitor monitor) {
        this.spec = spec;
        this.monitor = monitor;
        this.bars = spec.bars().toArray(BarSeries[]::new);
        this.merge = new TimeMerge(spec.bars());
        this.broker = new Broker(
                spec.cashE8(), spec.bars().stream().map(BarSeries::symbol).toList(), spec.costs());
        this.desks = new StrategyDesk[bars.length];
        this.instances = new StrategyInstance[bars.length];
        boolean listens = spec.program().handlesFill();
        this.fillsAtOpen = listens ? (symbol, order, fill) -> tell(symbol, order, fill, 1) : FillListener.NONE;
        this.fillsAtClose = listens ? (symbol, order, fill) -> tell(symbol, order, fill, 0) : FillListener.NONE;
        this.totalBars = spec.bars().stream().mapToLong(BarSeries::size).sum();
    }

    BacktestOutcome run() {
        instantiate();
        boolean isAlone = instances.length == 1 && crossSection == null;
        if (!(isAlone ? runAlone() : runTogether())) {
            return new BacktestOutcome.Cancelled();
        }
        monitor.progress(1.0);
        return new BacktestOutcome.Completed(result());
    }

    /** Runs symbols that share an account; says whether to the end. */
    private boolean runTogether() {
        for (int step = 0; merge.advance(); step++) {
            if (!goesOn(step)) {
                return false;
            }
            step();
        }
        return true;
    }

    /** The same steps for one symbol, in its strategy's own loop. */
    private boolean runAlone() {
        int size = bars[0].size();
        return instances[0].run(new AloneSteps(), 0, size) == size;
    }

    private boolean goesOn(int step) {
        if ((step & MONITOR_MASK) != 0) {
            return true;
        }
        if (monitor.isCancelled()) {
            return false;
        }
        monitor.progress((double) seenBars / totalBars);
        return true;
    }

    /** Bar of the symbol the run is or stopped at; -1 before the first. */
    int currentBar() {
        return merge.bar(currentSymbol);
    }

    /** Start of that bar, epoch nanoseconds. */
    long currentTimeNs() {
        return merge.timeNs();
    }

    /** What the strategy has written so far. */
    Messages messages() {
        return messages.messages();
    }

    /** Which of several symbols the run is or stopped at, to end a message with; empty for a single one. */
    String symbolNote() {
        return bars.length == 1 ? "" : " [symbol " + bars[currentSymbol].symbol() + "]";
    }

    private void instantiate() {
        SecurityBars securities = new SecurityBars(spec.bars(), spec.timeframe());
        List<SecurityKey> keys = spec.program().securities(spec.parameters());
        for (currentSymbol = 0; currentSymbol < bars.length; currentSymbol++) {
            BarSeries series = bars[currentSymbol];
            desks[currentSymbol] = new StrategyDesk(broker, currentSymbol, series.symbol(), messages);
            instances[currentSymbol] = spec.program()
                    .instantiateWithoutCharts(
                            SecurityBars.columns(series),
                            desks[currentSymbol],
                            spec.parameters(),
                            new Budget(spec.limits()),
                            securities.of(series.symbol(), keys));
        }
        currentSymbol = 0;
        if (spec.program().comparesSymbols()) {
            crossSection = new CrossSection(List.of(instances));
        }
    }

    /** What stands around the series and the handlers of the only symbol. */
    private final class AloneSteps implements BarDriver {
        @Override
        public boolean open(int bar) {
            if (!goesOn(bar) || !merge.advance()) {
                return false;
            }
            if (broker.hasPending(0)) {
                fillAtOpen(0);
            }
            return true;
        }

        @Override
        public void seen(int bar) {
            seenBars++;
            broker.mark(0, closeE8(0, bar));
            desks[0].at(merge.timeNs());
        }

        @Override
        public void decided(int bar) {
            fillAtClose(0, bar);
            value();
        }
    }

    private void step() {
        for (int symbol = 0; symbol < instances.length; symbol++) {
            if (merge.hasBar(symbol) && broker.hasPending(symbol)) {
                currentSymbol = symbol;
                fillAtOpen(symbol);
            }
        }
        stepSeries();
        for (int symbol = 0; symbol < instances.length; symbol++) {
            if (merge.hasBar(symbol)) {
                broker.mark(symbol, closeE8(symbol, merge.bar(symbol)));
            }
        }
        for (int symbol = 0; symbol < instances.length; symbol++) {
            if (merge.hasBar(symbol)) {
                currentSymbol = symbol;
                decide(symbol);
            }
        }
        value();
    }

    private void value() {
        equity.append(merge.timeNs(), broker.equityE8());
        investedSteps += broker.isInvested() ? 1 : 0;
    }

    private void fillAtOpen(int symbol) {
        int bar = merge.bar(symbol);
        long openE8 = FixedMath.priceE8(bars[symbol].open().at(bar));
        broker.fillPending(symbol, openE8, merge.timeNs(), bar, fillsAtOpen);
    }

    /**
     * Runs the symbol's {@code on_fill}.
     *
     * @param barsAgo which bar is the last closed one: 0 the one the order filled in, 1 the one before
     */
    private void tell(int symbol, Order order, Order.Filled filled, int barsAgo) {
        desks[symbol].at(merge.timeNs());
        Fill fill = new Fill(
                filled.quantity() > 0,
                Math.abs(filled.quantity()),
                FixedPoint.priceToDouble(filled.priceE8()),
                FixedPoint.priceToDouble(filled.commissionE8()),
                order.tag(),
                Math.floorDiv(filled.timeNs(), NANOS_PER_MILLI));
        instances[symbol].onFill(fill, merge.bar(symbol) - barsAgo);
    }

    /** All symbols with a bar: what each computes for itself, then what it takes the others to compute. */
    private void stepSeries() {
        for (int symbol = 0; symbol < instances.length; symbol++) {
            if (merge.hasBar(symbol)) {
                currentSymbol = symbol;
                instances[symbol].startSeries(merge.bar(symbol));
                seenBars++;
                if (crossSection != null) {
                    crossSection.add(symbol, merge.bar(symbol));
                }
            }
        }
        if (crossSection != null) {
            crossSection.complete();
        }
    }

    private void decide(int symbol) {
        int bar = merge.bar(symbol);
        desks[symbol].at(merge.timeNs());
        instances[symbol].onBar(bar);
        fillAtClose(symbol, bar);
    }

    private void fillAtClose(int symbol, int bar) {
        if (spec.fill() == FillRule.CLOSE && broker.hasPending(symbol)) {
            long closeE8 = closeE8(symbol, bar);
            broker.fillPending(symbol, closeE8, merge.timeNs(), bar, fillsAtClose);
            broker.mark(symbol, closeE8);
        }
    }

    private long closeE8(int symbol, int bar) {
        return FixedMath.priceE8(bars[symbol].close().at(bar));
    }

    private BacktestResult result() {
        int[] lastBars = new int[bars.length];
        for (int symbol = 0; symbol < lastBars.length; symbol++) {
            lastBars[symbol] = merge.bar(symbol);
        }
        List<Order> orders = broker.orders();
        List<Trade> trades = broker.trades(lastBars);
        Certificate certificate = new Certificate(
                ResultHash.of(orders, trades, equity),
                spec.program().sourceHash(),
                EngineVersion.CURRENT,
                new TreeMap<>(spec.parameters().asMap()),
                spec.ranges());
        return new BacktestResult(orders, trades, equity, metrics(trades), messages(), certificate);
    }

    private Metrics metrics(List<Trade> trades) {
        long finalEquityE8 = broker.equityE8();
        return new Metrics(
                finalEquityE8,
                (finalEquityE8 - spec.cashE8()) / (double) spec.cashE8(),
                (double) investedSteps / equity.size(),
                ReturnStatistics.of(equity, spec.timeframe()),
                TradeStatistics.of(trades));
    }
}

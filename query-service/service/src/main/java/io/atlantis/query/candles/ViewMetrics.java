package io.atlantis.query.candles;

import io.atlantis.query.views.CandleView;
import io.atlantis.query.views.CandleViewCounters;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/** What the candle view has handled, as {@code atlantis.candle.view.records} by outcome. */
final class ViewMetrics implements MeterBinder {

    private final CandleView view;

    ViewMetrics(CandleView view) {
        this.view = view;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        count(registry, "trade", CandleViewCounters::trades);
        count(registry, "late-trade", CandleViewCounters::lateTrades);
        count(registry, "bar", CandleViewCounters::bars);
        count(registry, "candle", CandleViewCounters::candles);
        count(registry, "unreadable", CandleViewCounters::unreadable);
    }

    private void count(MeterRegistry registry, String kind, ToDoubleFunction<CandleViewCounters> value) {
        FunctionCounter.builder("atlantis.candle.view.records", view.counters(), value)
                .description("Records that the candle view took in, set aside or wrote")
                .tag("kind", kind)
                .register(registry);
    }
}

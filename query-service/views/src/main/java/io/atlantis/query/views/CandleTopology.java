package io.atlantis.query.views;

import io.atlantis.kernel.topic.Topics;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;

/**
 * The stages of {@code view.candles}, in order:
 *
 * <ol>
 *   <li>trades and bars of a symbol come from the partition of the same number, in the order of each log;
 *   <li>{@link CandleProcessor} applies them to the symbol's cells in {@link CandleCellStore};
 *   <li>with each commit the cells that changed since the last one go into the store's changelog and to
 *       {@code view.candles}, one record per cell however often it changed;
 *   <li>live trades that come too late go to {@code market.trades.late}, what can't be read to {@code *.dlt}.
 * </ol>
 */
final class CandleTopology {

    static final String CANDLES_SINK = "candles";
    static final String LATE_SINK = "late-trades";

    private static final String SOURCE = "market";
    private static final String PROCESSOR = "candle-cells";

    private CandleTopology() {}

    /**
     * @param settings grace period and store layout
     * @param counters told what was handled
     */
    static Topology build(CandleViewSettings settings, CandleViewCounters counters) {
        ByteArrayDeserializer bytesIn = new ByteArrayDeserializer();
        ByteArraySerializer bytesOut = new ByteArraySerializer();
        Topology topology = new Topology();
        topology.addSource(SOURCE, bytesIn, bytesIn, Topics.TRADES.name(), Topics.BARS.name());
        topology.addProcessor(PROCESSOR, () -> new CandleProcessor(settings.lateGrace(), counters), SOURCE);
        topology.addStateStore(new CandleCellStoreBuilder(), PROCESSOR);
        topology.addSink(CANDLES_SINK, Topics.CANDLES.name(), bytesOut, bytesOut, new SymbolPartitioner(), PROCESSOR);
        topology.addSink(LATE_SINK, Topics.TRADES_LATE.name(), bytesOut, bytesOut, PROCESSOR);
        return topology;
    }
}

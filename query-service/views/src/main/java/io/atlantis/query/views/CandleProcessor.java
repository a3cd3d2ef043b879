package io.atlantis.query.views;

import io.atlantis.kernel.candle.CandleAlgebra;
import io.atlantis.kernel.candle.CandleCodec;
import io.atlantis.kernel.sbe.BarDecoder;
import io.atlantis.kernel.sbe.TradeDecoder;
import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Applies each trade and bar to the cells of its symbol. One per task, on the task's thread. Nothing is allocated per
 * record; candles are encoded when the store commits.
 */
final class CandleProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    private final long graceNs;
    private final CandleViewCounters counters;
    private final CandleAlgebra algebra = new CandleAlgebra();
    private final CandleCodec codec = new CandleCodec();
    private final MarketRecordReader reader = new MarketRecordReader();

    private @Nullable ProcessorContext<byte[], byte[]> context;
    private @Nullable CandleCellStore cells;

    CandleProcessor(Duration grace, CandleViewCounters counters) {
        this.graceNs = grace.toNanos();
        this.counters = counters;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> processorContext) {
        CandleCellStore store = Objects.requireNonNull(processorContext.getStateStore(CandleCellStore.NAME));
        context = processorContext;
        cells = store;
        CommitScope scope = CommitScope.of(processorContext);
        store.onCommit(scope, (symbol, cell) -> emit(processorContext, symbol, cell));
    }

    /**
     * @throws UnreadableRecordException for what is no trade or bar; {@link DeadLetterHandler} sets it aside
     */
    @Override
    public void process(Record<byte[], byte[]> record) {
        switch (reader.read(record.key(), record.value())) {
            case TRADE -> applyTrade(record, reader.trade());
            case BAR -> applyBar(record, reader.bar());
        }
    }

    private void applyTrade(Record<byte[], byte[]> record, TradeDecoder trade) {
        SymbolCells symbol = cells().symbol(record.key());
        if (symbol.admits(trade.origin(), trade.eventTimeNs(), graceNs)) {
            algebra.applyTrade(symbol, trade);
            counters.countTrade();
        } else {
            counters.countLateTrade();
            Objects.requireNonNull(context).forward(record, CandleTopology.LATE_SINK);
        }
    }

    private void applyBar(Record<byte[], byte[]> record, BarDecoder bar) {
        algebra.applyBar(cells().symbol(record.key()), bar);
        counters.countBar();
    }

    private void emit(ProcessorContext<byte[], byte[]> to, byte[] symbol, StoredCell cell) {
        Record<byte[], byte[]> candle =
                new Record<>(CandleKey.of(symbol, cell), codec.encodeRecord(cell), to.currentSystemTimeMs());
        to.forward(candle, CandleTopology.CANDLES_SINK);
        counters.countCandle();
    }

    private CandleCellStore cells() {
        return Objects.requireNonNull(cells);
    }
}

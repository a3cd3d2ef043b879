package io.atlantis.ingest.imports;

import io.atlantis.ingest.record.RecordEncoder;
import io.atlantis.ingest.record.TradeTick;
import io.atlantis.kernel.sbe.Origin;
import io.atlantis.kernel.topic.Topic;
import io.atlantis.kernel.topic.Topics;
import java.util.List;

/** Trades: {@code time,price,size}, in any order of time; their place in the file is their sequence. */
final class TradeShape implements FileShape {

    private final TradeTick tick = new TradeTick();

    @Override
    public List<String> columns() {
        return List.of("time", "price", "size");
    }

    @Override
    public Topic topic() {
        return Topics.TRADES;
    }

    @Override
    public String label() {
        return "trades";
    }

    @Override
    public long read(CsvRow row) {
        tick.reset();
        tick.eventTimeNs = row.timeNs(0);
        tick.priceE8 = row.priceE8(1);
        tick.sizeE6 = row.sizeE6(2);
        return tick.eventTimeNs;
    }

    @Override
    public int encode(RecordEncoder encoder, long sequence, long runId, long ingestTimeNs) {
        tick.origin = Origin.IMPORT;
        tick.sequence = sequence;
        tick.runId = runId;
        tick.ingestTimeNs = ingestTimeNs;
        return encoder.encode(tick);
    }
}

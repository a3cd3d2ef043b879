package io.atlantis.ingest.imports;

import io.atlantis.ingest.record.BarValues;
import io.atlantis.ingest.record.RecordEncoder;
import io.atlantis.kernel.market.Timeframe;
import io.atlantis.kernel.sbe.Origin;
import io.atlantis.kernel.time.EpochNanos;
import io.atlantis.kernel.topic.Topic;
import io.atlantis.kernel.topic.Topics;
import java.util.List;

/** Bars: {@code time,open,high,low,close,volume}, rising in time, each named by the start of its UTC bucket. */
final class BarShape implements FileShape {

    private static final int TIME = 0;
    private static final int OPEN = 1;
    private static final int HIGH = 2;
    private static final int LOW = 3;
    private static final int CLOSE = 4;
    private static final int VOLUME = 5;

    private final Timeframe timeframe;
    private long previousNs = Long.MIN_VALUE;
    private long startNs;
    private long openE8;
    private long highE8;
    private long lowE8;
    private long closeE8;
    private long volumeE6;

    BarShape(Timeframe timeframe) {
        this.timeframe = timeframe;
    }

    @Override
    public List<String> columns() {
        return List.of("time", "open", "high", "low", "close", "volume");
    }

    @Override
    public Topic topic() {
        return Topics.BARS;
    }

    @Override
    public String label() {
        return "bars " + timeframe.code();
    }

    @Override
    public long read(CsvRow row) {
        startNs = row.timeNs(TIME);
        openE8 = row.priceE8(OPEN);
        highE8 = row.priceE8(HIGH);
        lowE8 = row.priceE8(LOW);
        closeE8 = row.priceE8(CLOSE);
        volumeE6 = row.sizeE6(VOLUME);
        checkTime(row);
        if (highE8 < Math.max(openE8, closeE8)) {
            row.wrong(HIGH, "is below open or close");
        }
        if (lowE8 > Math.min(openE8, closeE8)) {
            row.wrong(LOW, "is above open or close");
        }
        return startNs;
    }

    @Override
    public int encode(RecordEncoder encoder, long sequence, long runId, long ingestTimeNs) {
        return encoder.encode(new BarValues(
                timeframe,
                startNs,
                openE8,
                highE8,
                lowE8,
                closeE8,
                volumeE6,
                0,
                sequence,
                runId,
                Origin.IMPORT,
                ingestTimeNs));
    }

    private void checkTime(CsvRow row) {
        long bucketNs = timeframe.bucketStartNs(startNs);
        if (bucketNs != startNs) {
            row.wrong(
                    TIME,
                    "is not the start of a " + timeframe.code() + " bar in UTC: the bar that holds it starts at "
                            + EpochNanos.format(bucketNs));
        } else if (startNs <= previousNs) {
            row.wrong(TIME, "does not come after the line before: sort the file by time and leave no time twice");
        }
        previousNs = startNs;
    }
}

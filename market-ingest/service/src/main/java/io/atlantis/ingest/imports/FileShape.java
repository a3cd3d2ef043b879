package io.atlantis.ingest.imports;

import io.atlantis.ingest.record.RecordEncoder;
import io.atlantis.kernel.topic.Topic;
import java.util.List;

/**
 * What a file holds: how its rows are checked and what records they become. Used for one pass over one file; confined to
 * one thread.
 */
sealed interface FileShape permits BarShape, TradeShape {

    List<String> columns();

    Topic topic();

    /** Tells files of different shapes and parameters apart, such as {@code bars 1d}. */
    String label();

    /**
     * Reads and checks a row; what is wrong goes to the row's errors.
     *
     * @return time of the row, epoch nanoseconds
     */
    long read(CsvRow row);

    /**
     * Encodes the row that was read last.
     *
     * @param sequence its place in the file, from 1
     * @return length in the encoder's buffer
     */
    int encode(RecordEncoder encoder, long sequence, long runId, long ingestTimeNs);
}

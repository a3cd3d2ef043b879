package io.atlantis.ingest.backfill;

import java.util.List;

/**
 * What is still to be fetched for one symbol.
 *
 * @param runId the run its bars will belong to; the same after a restart
 * @param notBeforeNs when it may start, since its last bar must be finished, epoch nanoseconds
 * @param ranges largest bars first, so that a chart fills from the outline to the detail
 */
record BackfillTask(String symbol, long runId, long notBeforeNs, List<BackfillRange> ranges) {

    BackfillTask {
        ranges = List.copyOf(ranges);
    }
}

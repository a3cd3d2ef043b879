package io.atlantis.query.projection;

import java.util.List;

/**
 * The smallest piece of a partition that a projection may take in: a commit of an event log, else one record.
 *
 * @param partition it stands in
 * @param records in their order, one at the least
 * @param after where reading goes on behind it
 */
record SourceStep<T>(int partition, List<T> records, Checkpoint after) {}

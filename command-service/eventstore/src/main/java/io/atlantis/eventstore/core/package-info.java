/**
 * The event store itself: one {@link io.atlantis.eventstore.core.PartitionLog} per partition owns it by a claim in the log,
 * checks each append's condition, commits in groups, and resolves every doubt by claiming anew and reading the log. Knows
 * no framework and, behind {@link io.atlantis.eventstore.core.LogTransport}, no Kafka client.
 */
@NullMarked
package io.atlantis.eventstore.core;

import org.jspecify.annotations.NullMarked;

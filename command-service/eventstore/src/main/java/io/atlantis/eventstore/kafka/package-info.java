/** Kafka as the transport of a partition's log, and the thread that works it. */
@NullMarked
package io.atlantis.eventstore.kafka;

import org.jspecify.annotations.NullMarked;

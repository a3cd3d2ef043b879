/**
 * The way into Kafka: producers, acknowledgements and dead letters. Knows records, not where they come from.
 */
@NullMarked
package io.atlantis.ingest.publish;

import org.jspecify.annotations.NullMarked;

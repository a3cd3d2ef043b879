/**
 * Market records on their way to Kafka: what every source is normalised to, and its SBE form. Hot: nothing here
 * allocates per record.
 */
@NullMarked
package io.atlantis.ingest.record;

import org.jspecify.annotations.NullMarked;

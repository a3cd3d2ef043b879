/**
 * The market-ingest service: feeds, history and files become SBE records in Kafka. {@link
 * io.atlantis.ingest.IngestPipeline} lists the stages in order.
 */
@NullMarked
package io.atlantis.ingest;

import org.jspecify.annotations.NullMarked;

/** What market-ingest takes in: recorded frames of the simulated vendor through the live way into Kafka. */
@NullMarked
package io.atlantis.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;

/** What an acknowledged command costs, beside what Kafka itself takes for the same bytes in the same run. */
@NullMarked
package io.atlantis.benchmarks.eventstore;

import org.jspecify.annotations.NullMarked;

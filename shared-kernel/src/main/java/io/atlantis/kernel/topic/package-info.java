/**
 * The catalogue of Kafka topics: names, partitions and retention in one place. Who creates or uses a topic takes it
 * from {@link io.atlantis.kernel.topic.Topics}; no other string in the code names one.
 */
@NullMarked
package io.atlantis.kernel.topic;

import org.jspecify.annotations.NullMarked;

/** How fast trades and bars become candles: the Streams topology beside Kafka itself on the same topic. */
@NullMarked
package io.atlantis.benchmarks.candles;

import org.jspecify.annotations.NullMarked;

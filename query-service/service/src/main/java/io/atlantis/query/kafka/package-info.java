/** How this service reaches Kafka: the settings, and clients made from them. Knows no topic and no feature. */
@NullMarked
package io.atlantis.query.kafka;

import org.jspecify.annotations.NullMarked;

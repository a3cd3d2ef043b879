@NullUnmarked
package io.atlantis.eventstore.kafka;

import org.jspecify.annotations.NullUnmarked;

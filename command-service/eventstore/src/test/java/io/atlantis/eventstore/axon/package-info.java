@NullUnmarked
package io.atlantis.eventstore.axon;

import org.jspecify.annotations.NullUnmarked;

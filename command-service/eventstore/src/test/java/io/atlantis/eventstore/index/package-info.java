@NullUnmarked
package io.atlantis.eventstore.index;

import org.jspecify.annotations.NullUnmarked;

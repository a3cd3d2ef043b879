@NullUnmarked
package io.atlantis.eventstore.heads;

import org.jspecify.annotations.NullUnmarked;

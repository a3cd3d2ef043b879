@NullUnmarked
package io.atlantis.eventstore;

import org.jspecify.annotations.NullUnmarked;

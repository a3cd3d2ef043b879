@NullUnmarked
package io.atlantis.eventstore.core;

import org.jspecify.annotations.NullUnmarked;

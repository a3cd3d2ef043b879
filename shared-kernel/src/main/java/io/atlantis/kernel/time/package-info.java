/**
 * The seams through which time enters: everything that needs a clock takes one from here or a {@code java.time.Clock},
 * so that tests and replays decide what time it is. Nothing else may read the system's clocks.
 */
@NullMarked
package io.atlantis.kernel.time;

import org.jspecify.annotations.NullMarked;

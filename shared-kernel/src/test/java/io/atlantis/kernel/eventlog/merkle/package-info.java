@NullUnmarked
package io.atlantis.kernel.eventlog.merkle;

import org.jspecify.annotations.NullUnmarked;

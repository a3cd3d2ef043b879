@NullUnmarked
package io.atlantis.kernel.eventlog;

import org.jspecify.annotations.NullUnmarked;

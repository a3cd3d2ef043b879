@NullUnmarked
package io.atlantis.kernel.eventlog.verify;

import org.jspecify.annotations.NullUnmarked;

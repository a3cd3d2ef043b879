@NullUnmarked
package io.atlantis.kernel.privacy;

import org.jspecify.annotations.NullUnmarked;

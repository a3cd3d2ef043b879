@NullUnmarked
package io.atlantis.kernel.contract;

import org.jspecify.annotations.NullUnmarked;

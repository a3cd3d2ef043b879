/** Starts and stops the platform: {@link io.atlantis.standalone.platform.StandalonePipeline} shows the order. */
@NullMarked
package io.atlantis.standalone.platform;

import org.jspecify.annotations.NullMarked;

/** Tests of the way between instances. */
@NullUnmarked
package io.atlantis.command.routing;

import org.jspecify.annotations.NullUnmarked;

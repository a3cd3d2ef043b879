/**
 * Commands between instances: one that reaches the wrong instance goes on to the owner that the log names, under the same command
 * id, and is answered through the first.
 */
@NullMarked
package io.atlantis.command.routing;

import org.jspecify.annotations.NullMarked;

/** Strategies: written, changed version by version, renamed, put away. */
@NullMarked
package io.atlantis.command.strategy;

import org.jspecify.annotations.NullMarked;

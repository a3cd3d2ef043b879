/** Events of the strategy context: a strategy is a named source text with numbered, immutable versions. */
@NullMarked
package io.atlantis.kernel.contract.strategy;

import org.jspecify.annotations.NullMarked;

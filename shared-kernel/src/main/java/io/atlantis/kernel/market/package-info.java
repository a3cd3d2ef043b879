/**
 * Words of the market that every service shares: symbols, timeframes, fixed-point prices and sizes, instruments.
 * Pure values without I/O; the SBE records themselves are in {@code io.atlantis.kernel.sbe}.
 */
@NullMarked
package io.atlantis.kernel.market;

import org.jspecify.annotations.NullMarked;

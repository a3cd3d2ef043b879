/**
 * The quant's commands that need no platform, as picocli commands: {@code eval} and {@code backtest}. Each reads its
 * input, calls the engine and prints; nothing here computes.
 *
 * <p>Exit codes: 0 done, 2 bad input with one line on the error stream (one per diagnostic for a source that does not
 * compile).
 */
@NullMarked
package io.atlantis.runner.cli;

import org.jspecify.annotations.NullMarked;

/**
 * Indicator kernels. Each is one sequential recurrence in a fixed order of operations, so that the run over a column
 * and the update of a live bar are the same code and give the same bits.
 *
 * <h2>What all kernels share</h2>
 * <ul>
 *   <li>One instance belongs to one series and one thread; {@code update} is called once per bar, oldest first, and
 *       allocates nothing.
 *   <li>The result is NaN while warming up. The definitions, warm-up included, are those of TA-Lib, which counts a
 *       period from the first bar that has a value; each class states its formula.
 *   <li>An input that is not finite is a hole: the result is NaN and the kernel warms up anew from the next number. So
 *       an indicator of an indicator starts where the inner one starts, and a hole never poisons what follows it.
 *   <li>Sums over a window are taken anew from it at multiples of its length, counted from the first number after the
 *       beginning or the last hole: that is their anchor. What recurs over all bars is anchored at that number itself.
 *   <li>An indicator of several lines is one {@link io.atlantis.runner.indicator.MultiKernel}: one update computes
 *       all of them.
 *   <li>Only {@code + - * /}, {@code Math.fma}, {@code Math.sqrt} and comparisons are used: all exactly rounded by
 *       IEEE 754, hence the same on every machine.
 * </ul>
 *
 * <p>Nothing here knows orders or the strategy language, and of columns only that a {@link
 * io.atlantis.runner.indicator.ColumnKernel} reads one.
 */
@NullMarked
package io.atlantis.runner.indicator;

import org.jspecify.annotations.NullMarked;

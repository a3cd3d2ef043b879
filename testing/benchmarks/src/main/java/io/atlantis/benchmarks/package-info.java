/**
 * What {@code ./atlantis bench} runs. Each benchmark measures one part of the product and, in the same run, the limit or
 * the peer that says whether the figure is any good; ratios travel between machines, absolute figures do not. Micro
 * benchmarks of single kernels are JMH classes in the packages of their subject.
 */
@NullMarked
package io.atlantis.benchmarks;

import org.jspecify.annotations.NullMarked;

/** How fast strategies run over bars in memory, beside the same strategy written in Java by hand. */
@NullMarked
package io.atlantis.benchmarks.engine;

import org.jspecify.annotations.NullMarked;

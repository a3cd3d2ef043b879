/** How fast the strategy language compiles, and how fast what it is made of runs, beside libraries that do the same. */
@NullMarked
package io.atlantis.benchmarks.language;

import org.jspecify.annotations.NullMarked;

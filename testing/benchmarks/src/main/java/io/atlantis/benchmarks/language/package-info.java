/** How fast what the strategy language is made of runs, beside libraries that do the same. */
@NullMarked
package io.atlantis.benchmarks.language;

import org.jspecify.annotations.NullMarked;

/**
 * What compiled strategies run on: their base class, the host they trade through, their budget and Python's arithmetic.
 * Compiled code can call nothing outside this package, the columns and the indicator kernels; whatever is added here
 * widens what a strategy can do, so nothing that reads a clock, a file or a thread belongs here.
 */
@NullMarked
package io.atlantis.runner.language.runtime;

import org.jspecify.annotations.NullMarked;

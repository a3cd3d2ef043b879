/**
 * The language described for programs: every name a strategy can use, with signatures, a sentence and an example. Names
 * come from the tables that the compiler itself decides by; nothing here compiles or runs.
 */
@NullMarked
package io.atlantis.runner.language.catalogue;

import org.jspecify.annotations.NullMarked;

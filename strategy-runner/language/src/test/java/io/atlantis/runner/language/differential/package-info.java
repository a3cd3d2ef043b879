/**
 * The language held to CPython: generated programs, the oracle that runs them there, and what is compared. Nothing of the
 * expected values comes from our own code.
 */
@NullMarked
package io.atlantis.runner.language.differential;

import org.jspecify.annotations.NullMarked;

/**
 * Property tests: seeded generators with shrinking, and the runner that prints the seed.
 *
 * <p>{@code Property.forAll(gen).check(...)} looks for a value that breaks a rule and makes it small;
 * {@code @SeededTest} repeats a whole scenario with a seeded source of randomness. Both explore with a new seed in each run and
 * go back to a given one by {@code -Datlantis.seed=<number>}.
 */
@NullMarked
package io.atlantis.testkit.gen;

import org.jspecify.annotations.NullMarked;

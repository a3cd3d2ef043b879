/**
 * Whether a test has teeth: bugs planted into compiled classes, which are loaded beside the sound ones and must be found.
 * The bugs themselves, and what counts as found, belong to the test that plants them.
 */
@NullMarked
package io.atlantis.testkit.mutation;

import org.jspecify.annotations.NullMarked;

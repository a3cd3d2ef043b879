/** Time and ids that a test turns by hand. */
@NullMarked
package io.atlantis.testkit.time;

import org.jspecify.annotations.NullMarked;

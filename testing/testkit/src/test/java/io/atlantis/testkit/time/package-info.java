/** Tests of the testkit's own. */
@NullMarked
package io.atlantis.testkit.time;

import org.jspecify.annotations.NullMarked;

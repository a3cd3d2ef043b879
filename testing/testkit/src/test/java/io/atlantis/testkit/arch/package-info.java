/** Tests of the testkit's own. */
@NullMarked
package io.atlantis.testkit.arch;

import org.jspecify.annotations.NullMarked;

/** Tests of the testkit's own. */
@NullMarked
package io.atlantis.testkit;

import org.jspecify.annotations.NullMarked;

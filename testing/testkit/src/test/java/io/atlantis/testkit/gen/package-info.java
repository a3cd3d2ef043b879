/** Tests of the testkit's own. */
@NullMarked
package io.atlantis.testkit.gen;

import org.jspecify.annotations.NullMarked;

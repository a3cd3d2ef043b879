/** Tests of planted bugs: that they are in, and that one that can't be planted says so. */
@NullMarked
package io.atlantis.testkit.mutation;

import org.jspecify.annotations.NullMarked;

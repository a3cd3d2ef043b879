/** Tests of the testkit's own. */
@NullMarked
package io.atlantis.testkit.infra;

import org.jspecify.annotations.NullMarked;

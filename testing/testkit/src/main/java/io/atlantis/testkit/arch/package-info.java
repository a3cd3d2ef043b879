/** The architecture as rules that the build checks, one class of them per concern. */
@NullMarked
package io.atlantis.testkit.arch;

import org.jspecify.annotations.NullMarked;

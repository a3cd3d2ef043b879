/** Code as the rules want it. */
@NullMarked
package io.atlantis.sample.strict;

import org.jspecify.annotations.NullMarked;

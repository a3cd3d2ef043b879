/** Structured errors as every HTTP answer gives them (RFC 9457), free of any web framework. */
@NullMarked
package io.atlantis.kernel.problem;

import org.jspecify.annotations.NullMarked;

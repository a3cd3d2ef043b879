/** Tests of the arithmetic against the JDK's unbounded numbers. */
@NullMarked
package io.atlantis.runner.language.runtime;

import org.jspecify.annotations.NullMarked;

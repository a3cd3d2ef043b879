/** Tests of the compiler through its front door: sources in, programs, diagnostics and runs out. */
@NullMarked
package io.atlantis.runner.language;

import org.jspecify.annotations.NullMarked;

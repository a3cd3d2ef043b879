/** Tests of the language's tables. */
@NullMarked
package io.atlantis.runner.language.builtin;

import org.jspecify.annotations.NullMarked;

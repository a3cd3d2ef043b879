/** Gives a syntax tree types and meanings, and says what is wrong with it. Generates no code. */
@NullMarked
package io.atlantis.runner.language.typing;

import org.jspecify.annotations.NullMarked;

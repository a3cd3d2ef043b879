/** Source text to syntax tree: tokens with Python's indentation, and a recursive-descent parser. Knows no types. */
@NullMarked
package io.atlantis.runner.language.syntax;

import org.jspecify.annotations.NullMarked;

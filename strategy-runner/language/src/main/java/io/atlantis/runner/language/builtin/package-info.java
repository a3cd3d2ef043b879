/** Tables of what strategies can name: bar fields, indicators, host operations and the functions behind operators. */
@NullMarked
package io.atlantis.runner.language.builtin;

import org.jspecify.annotations.NullMarked;

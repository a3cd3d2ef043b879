/** Python's text of numbers and texts, and its format specs: pure functions that know nothing of strategies. */
@NullMarked
package io.atlantis.runner.language.text;

import org.jspecify.annotations.NullMarked;

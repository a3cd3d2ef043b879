/** What the compiler tells a strategy's author: messages with exact places. Knows no other stage of the compiler. */
@NullMarked
package io.atlantis.runner.language.diagnostic;

import org.jspecify.annotations.NullMarked;

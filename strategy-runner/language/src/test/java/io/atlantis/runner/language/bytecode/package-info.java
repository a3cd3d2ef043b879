/** Tests of the audit with class files that no compiler made. */
@NullMarked
package io.atlantis.runner.language.bytecode;

import org.jspecify.annotations.NullMarked;

/** Tests of the module as a whole. */
@NullMarked
package io.atlantis.runner;

import org.jspecify.annotations.NullMarked;

/**
 * The bars of one symbol as columns: what the archive and the file reader give and the engine reads.
 *
 * <p>Nothing here knows where bars come from or what is done with them.
 */
@NullMarked
package io.atlantis.runner.bar;

import org.jspecify.annotations.NullMarked;

/**
 * Columns of primitive values over heap, off-heap or memory-mapped storage: the shape in which bars and computed series
 * are held.
 *
 * <p>Nothing here knows what a column means: no bars, no indicators, no files.
 */
@NullMarked
package io.atlantis.runner.column;

import org.jspecify.annotations.NullMarked;

/** Tests of the tick archive, on a real broker. */
@NullMarked
package io.atlantis.runner.archive;

import org.jspecify.annotations.NullMarked;

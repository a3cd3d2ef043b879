/** Which symbols there are, read from {@code market.instruments}. */
@NullMarked
package io.atlantis.command.instrument;

import org.jspecify.annotations.NullMarked;

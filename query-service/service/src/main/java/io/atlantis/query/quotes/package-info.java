/** The live channels {@code quotes:<symbol>}: the newest best bid and offer, straight from the tail of the log. */
@NullMarked
package io.atlantis.query.quotes;

import org.jspecify.annotations.NullMarked;

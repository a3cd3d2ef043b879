/** Tests of candles from trades to the reader, on real servers. */
@NullMarked
package io.atlantis.query.candles;

import org.jspecify.annotations.NullMarked;

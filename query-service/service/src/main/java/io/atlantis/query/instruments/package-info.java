/** Instruments as they are found: reference data of every symbol, searched by symbol and name. */
@NullMarked
package io.atlantis.query.instruments;

import org.jspecify.annotations.NullMarked;

package io.atlantis.query.instruments;

import java.util.OptionalDouble;

/** Where the newest price of a symbol is at hand, if anywhere: what shows prices may offer one as a bean. */
@FunctionalInterface
public interface LastPrices {

    /** Newest price in the instrument's currency; empty when none is known. Must not block. */
    OptionalDouble lastPriceOf(String symbol);
}

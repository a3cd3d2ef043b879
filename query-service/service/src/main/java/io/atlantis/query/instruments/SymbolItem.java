package io.atlantis.query.instruments;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.atlantis.kernel.market.InstrumentSource;
import org.jspecify.annotations.Nullable;

/**
 * A symbol as found.
 *
 * @param symbol the ticker
 * @param name the company's or fund's name
 * @param source where its data comes from; whatever shows it says so
 * @param currency ISO 4217 code in lower case
 * @param type the vendor's type code, such as {@code CS}
 * @param last newest price at hand; absent when there is none
 */
record SymbolItem(
        String symbol,
        String name,
        InstrumentSource source,
        String currency,
        String type,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double last) {}

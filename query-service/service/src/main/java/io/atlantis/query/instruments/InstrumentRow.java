package io.atlantis.query.instruments;

import io.atlantis.kernel.market.InstrumentSource;

/**
 * An instrument as found.
 *
 * @param symbol the ticker
 * @param name the company's or fund's name
 * @param source where its data comes from
 * @param currency ISO 4217 code in lower case
 * @param type the vendor's type code
 * @param rank how well it fits the query, best first: 0 symbol, 1 symbol's beginning, 2 name's beginning, 3 inside
 */
record InstrumentRow(String symbol, String name, InstrumentSource source, String currency, String type, int rank) {}

package io.atlantis.kernel.market;

/**
 * Reference data of one symbol, as it stands in {@code market.instruments}.
 *
 * @param symbol the ticker, also the record's key
 * @param name the company's or fund's name
 * @param market {@code stocks}
 * @param primaryExchange the listing venue's MIC; {@code SIMX} for simulated ones, empty where unknown
 * @param currency ISO 4217 code in lower case as vendors give it, {@code usd}
 * @param type the vendor's type code, such as {@code CS} for common stock
 * @param active false once delisted
 * @param source where its data comes from; whatever shows it says so
 */
public record Instrument(
        String symbol,
        String name,
        String market,
        String primaryExchange,
        String currency,
        String type,
        boolean active,
        InstrumentSource source) {}

package io.atlantis.ingest.vendor;

/** Reference data of one ticker in the vendor's words. */
public record VendorTicker(
        String ticker,
        String name,
        String market,
        String primaryExchange,
        String currency,
        String type,
        boolean active) {}

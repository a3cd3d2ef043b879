package io.atlantis.runner.language.runtime;

/**
 * Which bars a {@code security(...)} asks for.
 *
 * @param symbol ticker; empty for that of the strategy's own bars
 * @param timeframe code such as {@code 1d}; empty for that of the strategy's own bars
 */
public record SecurityKey(String symbol, String timeframe) {
    /** As a strategy writes it. */
    public String source() {
        return "security(\"" + symbol + "\", \"" + timeframe + "\")";
    }
}

package io.atlantis.ingest.backfill;

import io.atlantis.ingest.vendor.VendorClient;
import io.atlantis.ingest.vendor.VendorException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Symbols in the order in which people will ask for them: by the shares traded on the day before.
 *
 * @param ordered most liquid first
 * @param liquid those that get minute bars of the past
 */
record LiquidityRanking(List<String> ordered, Set<String> liquid) {

    /**
     * @param symbols to be ranked; those the vendor tells nothing of come last
     * @param liquidCount how many count as liquid
     */
    static LiquidityRanking of(VendorClient vendor, List<String> symbols, LocalDate day, int liquidCount)
            throws VendorException {
        Map<String, Double> volumes = new HashMap<>();
        vendor.dayVolumes(day, volumes::put);
        List<String> ordered = symbols.stream()
                .sorted(Comparator.comparing((String symbol) -> -volumes.getOrDefault(symbol, 0.0))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        return new LiquidityRanking(ordered, Set.copyOf(ordered.subList(0, Math.min(liquidCount, ordered.size()))));
    }

    boolean isLiquid(String symbol) {
        return liquid.contains(symbol);
    }
}

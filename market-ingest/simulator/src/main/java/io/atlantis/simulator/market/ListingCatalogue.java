package io.atlantis.simulator.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Loads the invented companies from {@code listings.csv}, whose order is that of liquidity. */
final class ListingCatalogue {

    private static final String RESOURCE = "listings.csv";
    /** Exponent of the power law by which trading falls off with rank. */
    private static final double ZIPF_EXPONENT = 0.8;

    private ListingCatalogue() {}

    static List<Listing> load() {
        List<String[]> rows = rows();
        double total = 0;
        for (int rank = 0; rank < rows.size(); rank++) {
            total += weight(rank);
        }
        List<Listing> listings = new ArrayList<>(rows.size());
        for (int rank = 0; rank < rows.size(); rank++) {
            listings.add(listing(rank, rows.get(rank), weight(rank) / total));
        }
        return List.copyOf(listings);
    }

    private static double weight(int rank) {
        return StrictMath.pow(rank + 1, -ZIPF_EXPONENT);
    }

    private static Listing listing(int rank, String[] row, double tradeShare) {
        long priceTicks = Long.parseLong(row[2]) * 100;
        int spreadTicks = (int) (1 + rank / 32 + priceTicks / 20_000);
        return new Listing(
                rank,
                row[0],
                row[1] + " (simulated)",
                priceTicks,
                Integer.parseInt(row[3]) / 100.0,
                tradeShare,
                spreadTicks);
    }

    private static List<String[]> rows() {
        InputStream resource = Objects.requireNonNull(
                ListingCatalogue.class.getResourceAsStream(RESOURCE), () -> "resource " + RESOURCE + " is missing");
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + RESOURCE + " can't be read", e);
        }
    }
}

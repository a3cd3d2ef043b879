package io.atlantis.runner.cli;

import java.nio.file.Path;
import java.util.Locale;

/** Names bars whose ticker was not given. */
final class Tickers {
    private static final int MAX_LENGTH = 20;

    private Tickers() {}

    /** The ticker a file's name suggests: {@code ibm-1d.csv} gives {@code IBM-1D}. */
    static String ofFile(Path file) {
        String name = String.valueOf(file.getFileName()).toUpperCase(Locale.ROOT);
        String stem = name.replaceFirst("\\.CSV(\\.GZ)?$", "").replaceAll("[^A-Z0-9.\\-]", "-");
        String ticker = stem.replaceFirst("^[.\\-]+", "");
        return ticker.isEmpty() ? "BARS" : ticker.substring(0, Math.min(MAX_LENGTH, ticker.length()));
    }
}

package io.atlantis.ingest.vendor;

import java.net.URI;
import java.time.Duration;

/**
 * Where the vendor's REST resources are.
 *
 * @param restUrl base, such as {@code https://api.massive.com}
 * @param apiKey the vendor's key; never logged
 * @param timeout for each request
 */
public record VendorSettings(URI restUrl, String apiKey, Duration timeout) {

    @Override
    public String toString() {
        return "VendorSettings[restUrl=" + restUrl + ", timeout=" + timeout + "]";
    }
}

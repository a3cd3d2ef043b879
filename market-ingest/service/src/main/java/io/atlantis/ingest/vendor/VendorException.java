package io.atlantis.ingest.vendor;

import org.jspecify.annotations.Nullable;

/** The vendor's REST side did not give what was asked for. */
public final class VendorException extends Exception {

    private static final long serialVersionUID = 1L;

    VendorException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

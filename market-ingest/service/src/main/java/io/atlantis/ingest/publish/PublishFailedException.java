package io.atlantis.ingest.publish;

import org.jspecify.annotations.Nullable;

/** Not all records of a run are known to be in Kafka. The run may be published again: records carry their run's id. */
public final class PublishFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    PublishFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

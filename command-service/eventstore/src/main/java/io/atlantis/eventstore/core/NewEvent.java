package io.atlantis.eventstore.core;

import io.atlantis.kernel.eventlog.EventDescriptor;
import io.atlantis.kernel.eventlog.MetadataKeys;
import io.atlantis.kernel.eventlog.RecordFormat;
import org.jspecify.annotations.Nullable;

/**
 * An event to be appended, encoded as far as that needs no place in the log.
 *
 * @param descriptor what is recorded beside the payload
 * @param meta the descriptor's bytes
 * @param payload the event's bytes
 * @param traceparent W3C trace context of the request
 */
public record NewEvent(
        EventDescriptor descriptor,
        byte[] meta,
        byte[] payload,
        @Nullable String traceparent) {

    /** Encodes the descriptor. */
    public static NewEvent of(EventDescriptor descriptor, byte[] payload, @Nullable String traceparent) {
        return new NewEvent(descriptor, RecordFormat.meta(descriptor), payload, traceparent);
    }

    int lengthBytes() {
        return meta.length + payload.length;
    }

    @Nullable
    String commandId() {
        return descriptor.metadata().get(MetadataKeys.COMMAND_ID);
    }
}

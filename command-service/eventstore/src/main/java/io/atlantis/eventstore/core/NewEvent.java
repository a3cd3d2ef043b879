package io.atlantis.eventstore.core;

import io.atlantis.kernel.eventlog.EventDescriptor;
import io.atlantis.kernel.eventlog.EventTemplate;
import io.atlantis.kernel.eventlog.MetadataKeys;
import org.jspecify.annotations.Nullable;

/**
 * An event to be appended, encoded as far as that needs no place in the log.
 *
 * @param descriptor what is recorded beside the payload
 * @param template the record but for its place and payload
 * @param payload the event's bytes
 * @param commandId the command that it came of, from the descriptor's metadata
 */
public record NewEvent(
        EventDescriptor descriptor,
        EventTemplate template,
        byte[] payload,
        @Nullable String commandId) {

    /**
     * Encodes the descriptor.
     *
     * @param traceparent W3C trace context of the request
     */
    public static NewEvent of(EventDescriptor descriptor, byte[] payload, @Nullable String traceparent) {
        String commandId = descriptor.metadata().get(MetadataKeys.COMMAND_ID);
        return new NewEvent(descriptor, EventTemplate.of(descriptor, traceparent), payload, commandId);
    }

    /** The descriptor's bytes. */
    public byte[] meta() {
        return template.meta();
    }

    int lengthBytes() {
        return meta().length + payload.length;
    }
}

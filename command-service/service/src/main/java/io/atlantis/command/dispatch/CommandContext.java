package io.atlantis.command.dispatch;

import io.atlantis.kernel.eventlog.MetadataKeys;
import io.atlantis.kernel.eventlog.RecordFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who asks, and under which names; recorded with every event.
 *
 * @param actor who acts
 * @param workspace the tenant
 * @param correlationId ties together all that the request sets off
 * @param commandId commits at most once: the client's idempotency key, or a fresh id
 * @param traceparent W3C trace context
 */
public record CommandContext(
        String actor, String workspace, String correlationId, String commandId, Optional<String> traceparent) {

    Map<String, String> metadata() {
        Map<String, String> metadata = new TreeMap<>();
        metadata.put(MetadataKeys.ACTOR, actor);
        metadata.put(MetadataKeys.WORKSPACE, workspace);
        metadata.put(MetadataKeys.CORRELATION_ID, correlationId);
        metadata.put(MetadataKeys.COMMAND_ID, commandId);
        traceparent.ifPresent(value -> metadata.put(RecordFormat.TRACEPARENT, value));
        return metadata;
    }
}

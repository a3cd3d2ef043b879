package io.atlantis.command.routing;

import io.atlantis.command.dispatch.CommandResult;
import io.atlantis.kernel.contract.DomainEvent;
import io.atlantis.kernel.contract.EventJson;
import io.atlantis.kernel.contract.EventType;
import io.atlantis.kernel.contract.EventTypes;
import io.atlantis.kernel.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the owner answers to a forwarded command: a result, a problem, or that it is not the owner.
 *
 * @param problem why it was refused; null when it was not
 * @param notOwner why the command belongs elsewhere; null when it doesn't
 * @param begun whether it may have been carried out although this is not the owner
 * @param partition of the log
 * @param offset of the last event
 * @param events that it committed, as recorded
 */
record ForwardedAnswer(
        @Nullable Problem problem,
        @Nullable String notOwner,
        boolean begun,
        int partition,
        long offset,
        List<RecordedEvent> events) {

    /**
     * An event as recorded.
     *
     * @param payload JSON
     */
    record RecordedEvent(String name, String version, String payload) {}

    static ForwardedAnswer of(CommandResult result, EventJson json) {
        List<RecordedEvent> events =
                result.events().stream().map(event -> recorded(event, json)).toList();
        return new ForwardedAnswer(null, null, false, result.partition(), result.offset(), events);
    }

    private static RecordedEvent recorded(DomainEvent event, EventJson json) {
        EventType type = EventTypes.of(event);
        return new RecordedEvent(type.name(), type.version(), new String(json.write(event), StandardCharsets.UTF_8));
    }

    static ForwardedAnswer refused(Problem problem) {
        return new ForwardedAnswer(problem, null, false, 0, 0, List.of());
    }

    static ForwardedAnswer elsewhere(String why, boolean begun) {
        return new ForwardedAnswer(null, why, begun, 0, 0, List.of());
    }

    CommandResult toResult(EventJson json) {
        List<DomainEvent> decoded = events.stream()
                .map(event ->
                        json.read(event.name(), event.version(), event.payload().getBytes(StandardCharsets.UTF_8)))
                .toList();
        return new CommandResult(decoded, partition, offset);
    }
}

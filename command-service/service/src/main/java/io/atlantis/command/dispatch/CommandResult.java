package io.atlantis.command.dispatch;

import io.atlantis.kernel.contract.DomainEvent;
import java.util.List;
import java.util.Optional;

/**
 * What a command led to; the same for its first time and for every repeat.
 *
 * @param events that it committed, in order, at least one
 * @param partition of the log
 * @param offset of the last of them
 */
public record CommandResult(List<DomainEvent> events, int partition, long offset) {

    /** The first event of a type. */
    public <E extends DomainEvent> Optional<E> event(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** What a client sends back to read its own writes: {@code <partition>:<offset>}. */
    public String position() {
        return partition + ":" + offset;
    }
}

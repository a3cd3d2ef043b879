package io.atlantis.query.projection;

import io.atlantis.kernel.eventlog.FoldedEvent;
import java.util.List;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.Table;

/** Writes down every event it is given, as often as it is given it, save those it can't read. */
final class SeenEvents implements Projection<FoldedEvent> {

    private final String name;
    private final Predicate<FoldedEvent> unreadable;

    SeenEvents(String name, Predicate<FoldedEvent> unreadable) {
        this.name = name;
        this.unreadable = unreadable;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void apply(List<FoldedEvent> events, DSLContext transaction) {
        for (FoldedEvent event : events) {
            transaction
                    .insertInto(SeenProjection.SEEN)
                    .set(SeenProjection.PARTITION, event.partition())
                    .set(SeenProjection.POSITION, event.offset())
                    .execute();
            if (unreadable.test(event)) {
                throw new IllegalArgumentException("unreadable " + event.entityId());
            }
        }
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(SeenProjection.SEEN);
    }
}

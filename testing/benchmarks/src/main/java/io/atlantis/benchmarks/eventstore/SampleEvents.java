package io.atlantis.benchmarks.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atlantis.eventstore.core.AppendCondition;
import io.atlantis.eventstore.core.NewEvent;
import io.atlantis.eventstore.index.EventCriterion;
import io.atlantis.eventstore.index.EventFilter;
import io.atlantis.kernel.eventlog.EventDescriptor;
import io.atlantis.kernel.eventlog.EventTag;
import io.atlantis.kernel.eventlog.HashChain;
import io.atlantis.kernel.eventlog.LogRecord;
import io.atlantis.kernel.eventlog.MetadataKeys;
import io.atlantis.kernel.eventlog.RecordFormat;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Strategy edits of a usual size, each client's of its own entity. */
final class SampleEvents {

    private static final byte[] PAYLOAD = ("{\"strategyId\":\"main.strategy.x\",\"source\":\"" + "x".repeat(400)
                    + "\",\"version\":2}")
            .getBytes(UTF_8);
    private final AtomicLong ids = new AtomicLong();

    /** A fresh event of a client's entity. */
    NewEvent next(int client) {
        long number = ids.incrementAndGet();
        TreeMap<String, String> metadata = new TreeMap<>();
        metadata.put(MetadataKeys.ACTOR, "bench");
        metadata.put(MetadataKeys.WORKSPACE, "main");
        metadata.put(MetadataKeys.CORRELATION_ID, "correlation-" + number);
        metadata.put(MetadataKeys.COMMAND_ID, "command-" + number);
        EventDescriptor descriptor = new EventDescriptor(
                "event-" + number,
                "atlantis.strategy.StrategyEdited",
                "1",
                Instant.EPOCH,
                "Strategy",
                entity(client),
                List.of(new EventTag("Strategy", entity(client))),
                metadata);
        return NewEvent.of(descriptor, PAYLOAD, null);
    }

    private static String entity(int client) {
        return "main.strategy." + client;
    }

    /** The condition of an edit: nobody else has changed the entity. */
    AppendCondition unchanged(int client, long fromSequence) {
        EventTag tag = new EventTag("Strategy", entity(client));
        return new AppendCondition(new EventFilter(List.of(new EventCriterion(Set.of(), Set.of(tag)))), fromSequence);
    }

    /** The same bytes as a record that nobody checks. */
    LogRecord rawRecord(int client) {
        NewEvent event = next(client);
        return RecordFormat.event(
                1, 1, 0, 1, event.descriptor(), event.meta(), event.payload(), HashChain.genesis(), null);
    }
}

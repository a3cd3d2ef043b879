package io.atlantis.eventstore.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atlantis.eventstore.core.AppendCondition;
import io.atlantis.eventstore.core.AppendFailedException;
import io.atlantis.eventstore.core.CommitReceipt;
import io.atlantis.eventstore.core.NewEvent;
import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.eventstore.index.EventCriterion;
import io.atlantis.eventstore.index.EventFilter;
import io.atlantis.kernel.eventlog.EventDescriptor;
import io.atlantis.kernel.eventlog.EventTag;
import io.atlantis.kernel.eventlog.MetadataKeys;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Short ways to append. */
final class Appends {

    private Appends() {}

    static NewEvent event(String id, String entity, String commandId) {
        TreeMap<String, String> metadata = new TreeMap<>();
        metadata.put(MetadataKeys.COMMAND_ID, commandId);
        EventTag tag = new EventTag("Thing", entity);
        return NewEvent.of(
                new EventDescriptor(id, "test.Happened", "1", Instant.EPOCH, "Thing", entity, List.of(tag), metadata),
                "{}".getBytes(UTF_8),
                null);
    }

    static AppendCondition unchangedSince(String entity, long fromSequence) {
        EventTag tag = new EventTag("Thing", entity);
        return new AppendCondition(new EventFilter(List.of(new EventCriterion(Set.of(), Set.of(tag)))), fromSequence);
    }

    static CommitReceipt append(PartitionLog log, AppendCondition condition, NewEvent... events)
            throws InterruptedException, TimeoutException {
        try {
            return log.append(condition, List.of(events)).get(40, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw (AppendFailedException) e.getCause();
        }
    }
}

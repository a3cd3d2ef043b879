package io.atlantis.eventstore.index;

import io.atlantis.kernel.eventlog.EventTag;
import io.atlantis.kernel.eventlog.FoldCheckpoint;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.OwnerClaim;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An index in RocksDB with the newest events on the heap: what is added can be found at once, and is stored behind the
 * adding thread's back, each batch with the checkpoint that belongs to it. A process that dies loses nothing that the log
 * doesn't give back; a folder that is damaged is set aside and begun anew.
 *
 * <p>One thread adds and clears, any number read. Closing waits for readers.
 */
public final class RocksEventIndex implements EventIndex {

    private final StoredIndexOpening opening;
    private volatile OpenedStore store;
    private volatile HeapWindow window;
    private volatile WriteBehindPipeline pipeline;

    private RocksEventIndex(StoredIndexOpening opening) {
        this.opening = opening;
        this.store = opening.open();
        this.window = new HeapWindow(store.tip().tip().checkpoint().nextSequence());
        this.pipeline = newPipeline();
    }

    private WriteBehindPipeline newPipeline() {
        return new WriteBehindPipeline(opening.partition(), window, store.store(), store.tip(), store.soundness());
    }

    /**
     * Opens the index of a partition, or begins one.
     *
     * @param folder its own; one that is damaged is renamed to {@code <folder>.damaged-<n>}, of which the newest two are kept
     * @param memory shared with the other partitions' indexes; outlives this one
     * @throws IllegalStateException when another process uses the folder, or it can't be written
     */
    public static RocksEventIndex open(Path folder, int partition, IndexMemory memory) {
        RocksEventIndex index = new RocksEventIndex(new StoredIndexOpening(new IndexFolder(folder), partition, memory));
        index.pipeline.start();
        return index;
    }

    @Override
    public FoldCheckpoint checkpoint() {
        return pipeline.tip().checkpoint();
    }

    @Override
    public Optional<OwnerClaim> claim() {
        return pipeline.tip().claim();
    }

    @Override
    public void add(List<FoldedEvent> commit, FoldCheckpoint after) {
        requireSound();
        window.add(commit);
        pipeline.committed(commit, pipeline.tip().committed(after, window.nextSequence()));
    }

    @Override
    public void claimed(OwnerClaim claim, FoldCheckpoint after) {
        requireSound();
        pipeline.advance(pipeline.tip().claimed(claim, after, window.nextSequence()));
    }

    @Override
    public void clear() {
        pipeline.stop();
        store.store().close();
        store = opening.openAnew("it doesn't belong to the log");
        window = new HeapWindow(0);
        pipeline = newPipeline();
        pipeline.start();
    }

    @Override
    public long nextSequence() {
        return window.nextSequence();
    }

    @Override
    public FoldedEvent event(long sequence) {
        requireSound();
        HeapEvents run = HeapWindow.runOf(window.runs(), sequence);
        return run != null ? run.event(sequence) : stored(sequence);
    }

    private FoldedEvent stored(long sequence) {
        return store.store().record(sequence).event(opening.partition(), sequence);
    }

    @Override
    public Iterator<FoldedEvent> find(EventFilter filter, long from, long to) {
        requireSound();
        HeapEvents[] runs = window.runs();
        long end = Math.min(to, runs[runs.length - 1].end());
        return new MatchingEvents(this, filter, candidates(filter, Math.max(0, from), runs), end);
    }

    private Candidates candidates(EventFilter filter, long from, HeapEvents[] runs) {
        List<EventCriterion> criteria = filter.criteria();
        List<Candidates> alternatives = new ArrayList<>(criteria.size());
        for (int i = 0; i < criteria.size(); i++) {
            EventCriterion criterion = criteria.get(i);
            if (criterion.tags().isEmpty()) {
                return Candidates.everyFrom(from);
            }
            alternatives.add(candidates(criterion, from, runs));
        }
        return Candidates.union(alternatives);
    }

    private Candidates candidates(EventCriterion criterion, long from, HeapEvents[] runs) {
        List<Candidates> parts = new ArrayList<>(runs.length + 1);
        if (from < runs[0].first()) {
            parts.add(storedCandidates(criterion, from, runs));
        }
        for (HeapEvents run : runs) {
            if (from < run.end()) {
                parts.add(run.candidates(criterion.tags(), from));
            }
        }
        return parts.isEmpty() ? Candidates.EMPTY : Candidates.concatenated(parts);
    }

    private Candidates storedCandidates(EventCriterion criterion, long from, HeapEvents[] runs) {
        RocksStore rocks = store.store();
        long below = runs[0].first();
        for (EventTag tag : criterion.tags()) {
            long last = window.lastStored(
                    tag, runs, sought -> rocks.lastPosting(PostingKey.TAG, PostingKey.fingerprint(sought), below));
            if (last < from) {
                return Candidates.EMPTY;
            }
        }
        List<Candidates> all = new ArrayList<>(criterion.tags().size());
        for (EventTag tag : criterion.tags()) {
            all.add(new StoredPostings(rocks, PostingKey.TAG, PostingKey.fingerprint(tag), from, below));
        }
        return Candidates.intersection(all);
    }

    @Override
    public OptionalLong sequenceOf(String eventId) {
        requireSound();
        HeapEvents[] runs = window.runs();
        for (int i = runs.length - 1; i >= 0; i--) {
            long sequence = runs[i].sequenceOf(eventId);
            if (sequence != Candidates.NONE) {
                return OptionalLong.of(sequence);
            }
        }
        FoldedEvent event = storedUnder(
                PostingKey.EVENT,
                eventId,
                runs[0].first(),
                candidate -> candidate.eventId().equals(eventId));
        return event == null ? OptionalLong.empty() : OptionalLong.of(event.sequence());
    }

    @Override
    public List<FoldedEvent> ofCommand(String commandId) {
        requireSound();
        HeapEvents[] runs = window.runs();
        for (int i = runs.length - 1; i >= 0; i--) {
            long first = runs[i].firstOfCommand(commandId);
            if (first != Candidates.NONE) {
                return eventsOf(commandId, first);
            }
        }
        if (PostingKey.millisOf(commandId) > pipeline.newestCommandMs()) {
            // What almost every command is that comes the first time: newer than all that are stored.
            return List.of();
        }
        FoldedEvent first = storedUnder(
                PostingKey.COMMAND, commandId, runs[0].first(), candidate -> CommandEvents.isOf(commandId, candidate));
        return first == null ? List.of() : eventsOf(commandId, first.sequence());
    }

    private List<FoldedEvent> eventsOf(String commandId, long first) {
        return CommandEvents.from(first, nextSequence(), commandId, this::event);
    }

    /** The right one of the stored events under an id's fingerprint. */
    private @Nullable FoldedEvent storedUnder(byte kind, String id, long below, Predicate<FoldedEvent> right) {
        StoredPostings postings = new StoredPostings(store.store(), kind, PostingKey.fingerprint(id), 0, below);
        for (long sequence = postings.next(); sequence != Candidates.NONE; sequence = postings.next()) {
            FoldedEvent event = stored(sequence);
            if (right.test(event)) {
                return event;
            }
        }
        return null;
    }

    @Override
    public long lag() {
        return pipeline.lag();
    }

    @Override
    public long quarantines() {
        return opening.quarantines();
    }

    @Override
    public void requireSound() {
        store.soundness().require();
    }

    /** Waits until everything added so far is stored. */
    void flush() {
        pipeline.flush();
    }

    @Override
    public void close() {
        try {
            pipeline.close();
            store.store().flush();
        } finally {
            store.store().close();
        }
    }
}

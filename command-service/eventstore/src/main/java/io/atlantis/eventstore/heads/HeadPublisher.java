package io.atlantis.eventstore.heads;

import io.atlantis.eventstore.core.OwnerState;
import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.eventstore.index.EventIndex;
import io.atlantis.kernel.eventlog.OwnerClaim;
import io.atlantis.kernel.eventlog.merkle.HeadPublicKey;
import io.atlantis.kernel.eventlog.merkle.MerkleFrontier;
import io.atlantis.kernel.eventlog.merkle.SignedTreeHead;
import io.atlantis.kernel.eventlog.merkle.TreeHash;
import io.atlantis.kernel.time.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the heads of one partition while it is owned here. Each time the partition is claimed it goes on from the largest head of
 * its own or a trusted key, after holding it to the log; from then on nothing but the index of committed events tells it how the tree
 * grows. When that head and the log differ, somebody rewrote the log: it publishes nothing more, for a new head would cover that up.
 *
 * <p>An owner that was deposed between the look at its state and the write publishes a late head. That does no harm: heads are of
 * prefixes of a log that only grows, and what this process takes for committed is so for every reader and for ever. A late head is
 * true, merely smaller than others.
 *
 * <p>One thread, that of {@link HeadsPipeline}, calls {@link #work()}; what is read of it may be read by any.
 */
public final class HeadPublisher {

    private static final Logger log = LoggerFactory.getLogger(HeadPublisher.class);
    /** Of one turn, so that a log that is new to this process doesn't keep the others waiting. */
    private static final long MAX_LEAVES_OF_A_TURN = 100_000;

    /** Well above the interval in which an idle owner looks for foreign claims. */
    private static final Duration RIVAL_KNOWN_WITHIN = Duration.ofSeconds(5);

    private static final long NO_EPOCH = -1;
    private static final long UNSET = Long.MIN_VALUE;

    private final PartitionLog partitionLog;
    private final EventIndex index;
    private final HeadSigningKey key;
    private final List<HeadPublicKey> trusted;
    private final HeadTopic topic;
    private final Clock clock;
    private final Ticker ticker;
    private final LongAdder published = new LongAdder();
    private final LongAdder failures = new LongAdder();

    private MerkleFrontier tree = new MerkleFrontier();
    /** Of the claim that the tree was last held to the topic for. */
    private long epoch = NO_EPOCH;

    private long shorterSinceNs = UNSET;
    private boolean failing;
    private volatile Optional<SignedTreeHead> newest = Optional.empty();
    private volatile Optional<String> divergence = Optional.empty();

    /**
     * A publisher of a partition.
     *
     * @param trusted keys of other processes whose heads it may go on from; its own is always
     */
    public HeadPublisher(
            PartitionLog partitionLog,
            HeadSigningKey key,
            List<HeadPublicKey> trusted,
            HeadTopic topic,
            Clock clock,
            Ticker ticker) {
        this.partitionLog = partitionLog;
        this.index = partitionLog.index();
        this.key = key;
        this.trusted = List.copyOf(trusted);
        this.topic = topic;
        this.clock = clock;
        this.ticker = ticker;
    }

    /**
     * Publishes a head when events were committed since the last one, and the partition is owned; the publishing thread only. Failures
     * are counted and tried again at the next call.
     *
     * @return whether there is more to do at once
     */
    boolean work() {
        if (partitionLog.state() != OwnerState.ACTIVE) {
            shorterSinceNs = UNSET;
            return false;
        }
        if (divergence.isPresent()) {
            return false;
        }
        try {
            boolean more = advance();
            failing = false;
            return more;
        } catch (RuntimeException e) {
            failures.increment();
            if (!failing) {
                log.warn("partition {}: no head published, trying again: {}", partition(), e.toString());
            }
            failing = true;
            return false;
        }
    }

    private boolean advance() {
        long claimed = partitionLog.claimInForce().map(OwnerClaim::epoch).orElse(NO_EPOCH);
        if (claimed != epoch) {
            if (!resume()) {
                return false;
            }
            epoch = claimed;
        }
        long committed = index.nextSequence();
        grow(Math.min(committed, tree.size() + MAX_LEAVES_OF_A_TURN));
        if (tree.size() > newest.map(SignedTreeHead::treeSize).orElse(0L)) {
            publish();
        }
        return tree.size() < committed;
    }

    private void grow(long size) {
        while (tree.size() < size) {
            tree.append(index.event(tree.size()).hash());
        }
    }

    private void publish() {
        long size = tree.size();
        SignedTreeHead head = key.sign(partition(), size, tree.root(), chainHead(size), clock.instant(), tree.hashes());
        if (partitionLog.state() == OwnerState.ACTIVE) {
            topic.publish(head);
            newest = Optional.of(head);
            published.increment();
        }
    }

    private TreeHash chainHead(long size) {
        return new TreeHash(index.event(size - 1).hash());
    }

    // Going on from a published head

    /** Whether there is a tree to go on from; false as well when there never will be one, since log and head differ. */
    private boolean resume() {
        Optional<SignedTreeHead> found = topic.newest(partition(), this::isTrusted);
        if (found.isEmpty()) {
            log.info("partition {}: no head of a trusted key to go on from, hashing from the first event", partition());
            tree = new MerkleFrontier();
            return true;
        }
        SignedTreeHead head = found.get();
        if (head.treeSize() > index.nextSequence()) {
            suspectCutOff(head);
            return false;
        }
        shorterSinceNs = UNSET;
        if (!chainHead(head.treeSize()).equals(head.chainHead())) {
            // Each chain hash covers all before it: where one is equal, so is every leaf up to it, and so must be the
            // root.
            diverge(head, "the last event of that size has another hash");
            return false;
        }
        newest = found;
        return restore(head);
    }

    /**
     * A log shorter than its head was cut off, unless another process has claimed it, gone on, and published that head already: an
     * owner that still is one after its next look at the log has no such rival.
     */
    private void suspectCutOff(SignedTreeHead head) {
        long nowNs = ticker.nanoTime();
        if (shorterSinceNs == UNSET) {
            shorterSinceNs = nowNs;
        } else if (nowNs - shorterSinceNs > RIVAL_KNOWN_WITHIN.toNanos()) {
            diverge(head, "the log ends at size " + index.nextSequence());
        }
    }

    private boolean isTrusted(SignedTreeHead head) {
        return head.verify(key.publicKey()) || trusted.stream().anyMatch(head::verify);
    }

    private boolean restore(SignedTreeHead head) {
        try {
            tree = MerkleFrontier.restore(head.treeSize(), head.frontier(), head.rootHash());
            return true;
        } catch (IllegalArgumentException e) {
            log.warn("partition {}: {}; hashing from the first event", partition(), e.getMessage());
        }
        tree = new MerkleFrontier();
        grow(head.treeSize());
        if (!tree.root().equals(head.rootHash())) {
            diverge(head, "the log gives root " + tree.root());
            return false;
        }
        return true;
    }

    private void diverge(SignedTreeHead head, String how) {
        String what = "log and published head differ at size " + head.treeSize() + ": " + how;
        log.error(
                "ALARM: partition {}: {}. The log was rewritten or cut off; no head is published any more. {}",
                partition(),
                what,
                head);
        divergence = Optional.of(what);
    }

    /** The partition that it publishes for. */
    public int partition() {
        return partitionLog.partition();
    }

    /** The head that it published last or goes on from. */
    public Optional<SignedTreeHead> newest() {
        return newest;
    }

    /** Committed events that no published head covers yet. */
    public long uncovered() {
        return Math.max(
                0, index.nextSequence() - newest.map(SignedTreeHead::treeSize).orElse(0L));
    }

    /** How log and published head differ, once they do: stays until the process is started anew. */
    public Optional<String> divergence() {
        return divergence;
    }

    /** Heads published since the process started. */
    public long published() {
        return published.sum();
    }

    /** Attempts that failed since the process started. */
    public long failures() {
        return failures.sum();
    }
}

package io.atlantis.eventstore.core;

import io.atlantis.kernel.eventlog.OwnerClaim;
import io.atlantis.kernel.eventlog.RecordFormat;
import io.atlantis.kernel.id.IdGenerator;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Becoming the owner, step by step: read the log to its end, write a claim with the next epoch, read up to the claim. Only
 * when that claim is the one in force is everything known that any earlier owner committed, and nothing more can come from
 * it. Confined to the owner's thread; each step returns soon.
 */
final class Takeover {

    /** How a step ended. */
    enum Progress {
        UNDER_WAY,
        OWNER,
        /** Another process claimed while this one owned or claimed the partition. */
        LOST
    }

    private enum Phase {
        FIND_END,
        READ_TO_END,
        AWAIT_CLAIM,
        READ_TO_CLAIM
    }

    private static final Duration READ_TIMEOUT = Duration.ofMillis(100);
    private static final long NO_EPOCH = -1;
    private static final long UNKNOWN_OFFSET = -1;

    private final int partition;
    private final int partitions;
    private final LogTail tail;
    private final LogTransport transport;
    private final NodeIdentity node;
    private final IdGenerator ids;
    private final Runnable wakeUp;
    /** Every claim this process wrote: a late one of its own is no foreign claim. */
    private final Set<String> ownClaimIds = new HashSet<>();

    private Phase phase = Phase.FIND_END;
    private long targetOffset;
    /** The epoch that must still be in force when the end is reached; none when the partition is taken from another. */
    private long heldEpoch = NO_EPOCH;

    private LogTransport.@Nullable LogWriter writer;
    private volatile long claimOffset;
    private volatile @Nullable Exception claimFailure;

    /**
     * A takeover that has not begun.
     *
     * @param partitions of the topic: what the log's claims must agree with
     */
    Takeover(
            int partition,
            int partitions,
            LogTail tail,
            LogTransport transport,
            NodeIdentity node,
            IdGenerator ids,
            Runnable wakeUp) {
        this.partition = partition;
        this.partitions = partitions;
        this.tail = tail;
        this.transport = transport;
        this.node = node;
        this.ids = ids;
        this.wakeUp = wakeUp;
    }

    /** Begins to take the partition from whoever owns it. */
    void beginAcquisition() {
        heldEpoch = NO_EPOCH;
        restart();
    }

    /** Begins to claim anew what this process owned until now; gives way when another has claimed since. */
    void beginRenewal() {
        heldEpoch = tail.epoch();
        restart();
    }

    /** Starts over after a step has thrown. */
    void restart() {
        closeWriter();
        phase = Phase.FIND_END;
    }

    /**
     * Does the next step.
     *
     * @throws LogUnreachableException when the log can't be reached; {@link #restart()} then, after a pause
     * @throws PartitionsChangedException when the topic is not as it was created: not to be tried again
     */
    Progress step() {
        return switch (phase) {
            case FIND_END -> {
                if (tail.resume(READ_TIMEOUT)) {
                    targetOffset = tail.endOffset();
                    phase = Phase.READ_TO_END;
                }
                yield Progress.UNDER_WAY;
            }
            case READ_TO_END -> readToEnd();
            case AWAIT_CLAIM -> awaitClaim();
            case READ_TO_CLAIM -> readToClaim();
        };
    }

    private Progress readToEnd() {
        if (tail.nextOffset() < targetOffset) {
            tail.advance(targetOffset, READ_TIMEOUT);
            return Progress.UNDER_WAY;
        }
        if (heldEpoch != NO_EPOCH && heldEpoch != tail.epoch() && !ownsClaimInForce()) {
            return Progress.LOST;
        }
        requireSamePartitions();
        try {
            writeClaim();
        } catch (RuntimeException e) {
            throw new LogUnreachableException("claim could not be written", e);
        }
        return Progress.UNDER_WAY;
    }

    private void requireSamePartitions() {
        tail.claim().filter(claim -> claim.partitions() != partitions).ifPresent(claim -> {
            throw new PartitionsChangedException(partition, partitions, claim);
        });
    }

    private void writeClaim() {
        claimOffset = UNKNOWN_OFFSET;
        claimFailure = null;
        String claimId = ids.next().toString();
        ownClaimIds.add(claimId);
        LogTransport.LogWriter fresh = transport.openWriter();
        writer = fresh;
        phase = Phase.AWAIT_CLAIM;
        OwnerClaim claim = new OwnerClaim(
                claimId, tail.epoch() + 1, node.nodeId(), node.url(), node.softwareVersion(), partitions);
        fresh.write(RecordFormat.claim(claim), new LogTransport.WriteCallback() {
            @Override
            public void written(long offset) {
                claimOffset = offset;
                wakeUp.run();
            }

            @Override
            public void failed(Exception cause) {
                claimFailure = cause;
                wakeUp.run();
            }
        });
    }

    private Progress awaitClaim() {
        Exception failure = claimFailure;
        if (failure != null) {
            throw new LogUnreachableException("claim could not be written", failure);
        }
        if (claimOffset != UNKNOWN_OFFSET) {
            phase = Phase.READ_TO_CLAIM;
        }
        return Progress.UNDER_WAY;
    }

    private Progress readToClaim() {
        if (tail.nextOffset() <= claimOffset) {
            tail.advance(claimOffset + 1, READ_TIMEOUT);
            return Progress.UNDER_WAY;
        }
        phase = Phase.FIND_END;
        if (ownsClaimInForce()) {
            return Progress.OWNER;
        }
        closeWriter();
        return Progress.LOST;
    }

    boolean awaitsClaim() {
        return phase == Phase.AWAIT_CLAIM;
    }

    /** Epoch of the claim in force. */
    long epoch() {
        return tail.epoch();
    }

    /** Whether the claim in force is one of this process. */
    boolean ownsClaimInForce() {
        return tail.claim()
                .map(OwnerClaim::claimId)
                .filter(ownClaimIds::contains)
                .isPresent();
    }

    /** The writer that wrote the claim in force; the owner goes on with it. */
    LogTransport.LogWriter writer() {
        LogTransport.LogWriter current = writer;
        if (current == null) {
            throw new IllegalStateException("no claim was written");
        }
        return current;
    }

    void closeWriter() {
        LogTransport.LogWriter current = writer;
        writer = null;
        if (current != null) {
            current.close();
        }
    }
}

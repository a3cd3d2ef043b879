package io.atlantis.eventstore.core;

import io.atlantis.eventstore.core.AppendFailedException.Reason;
import io.atlantis.eventstore.index.EventIndex;
import io.atlantis.kernel.eventlog.OwnerClaim;
import io.atlantis.kernel.id.IdGenerator;
import io.atlantis.kernel.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A partition of the log with conditional appends. While it is {@link OwnerState#ACTIVE}, an append is checked against
 * everything committed or under way, gets its place in the chain, and goes to the log together with whatever else waits;
 * it is acknowledged when its record is known to count. After any doubt the partition is claimed anew: what then stands in
 * the log has been appended, and what doesn't never will be.
 *
 * <p>One thread, the owner's, calls {@link #doWork()} in turns; everything else may be called by any thread. Outcomes are
 * completed on the given executor, never on the owner's thread.
 */
public final class PartitionLog {

    private static final Logger log = LoggerFactory.getLogger(PartitionLog.class);
    private static final Duration READ_TIMEOUT = Duration.ofMillis(100);
    /** Short, since a partition may have to be taken over while its log is followed. */
    private static final Duration FOLLOW_TIMEOUT = Duration.ofMillis(10);

    private static final long UNSET = Long.MIN_VALUE;

    private final int partition;
    private final PartitionLogSettings settings;
    private final EventIndex index;
    private final Ticker ticker;
    private final LogTail tail;
    private final Takeover takeover;
    private final Intake intake;
    private final CommitWindow window = new CommitWindow();
    private final Outcomes outcomes;
    private final GroupStaging staging;
    private final WakeUp wakeUp = new WakeUp();
    private final PartitionLogMetrics metrics;

    private final ObservedState state = new ObservedState();
    private volatile boolean ownershipWanted;
    /** Set by each call of {@link #acquire()}: a fenced log stays fenced without a new one. */
    private volatile boolean acquisitionBegins;

    private volatile Optional<OwnerClaim> claimInForce = Optional.empty();
    private long pauseUntilNs = UNSET;
    private long claimSinceNs = UNSET;
    private long lastIdleCheckNs = UNSET;

    /**
     * A log that owns nothing yet.
     *
     * @param partitions of the topic; noted in each claim and never to change
     * @param index filled from the log from its checkpoint on; its owner closes it after this log's last use
     * @param completions runs the completion of outcomes and the commit listeners
     */
    public PartitionLog(
            int partition,
            int partitions,
            PartitionLogSettings settings,
            LogTransport transport,
            EventIndex index,
            NodeIdentity node,
            IdGenerator ids,
            Ticker ticker,
            Executor completions) {
        this.partition = partition;
        this.settings = settings;
        this.index = index;
        this.ticker = ticker;
        this.metrics = new PartitionLogMetrics(partition, index);
        this.tail = new LogTail(partition, transport, index, metrics.ignored());
        this.takeover = new Takeover(partition, partitions, tail, transport, node, ids, wakeUp);
        this.intake = new Intake(settings.queueCapacity());
        this.outcomes = new Outcomes(partition, index, completions, metrics);
        this.staging = new GroupStaging(settings, index, intake, window, outcomes, metrics, takeover, wakeUp);
    }

    /** Asks to own the partition; a partition that another owns is taken from it. */
    public void acquire() {
        acquisitionBegins = true;
        ownershipWanted = true;
        wakeUp.run();
    }

    /** Asks to give the partition up once everything accepted is decided; from now on appends are refused. */
    public void release() {
        ownershipWanted = false;
        wakeUp.run();
    }

    /**
     * Appends events as one commit: all or none.
     *
     * <p>What hangs on the outcome runs on the executor, for a few outcomes in turn: it must not wait for another append.
     *
     * @param events at least one
     * @return completes when the commit counts; fails with {@link AppendFailedException}
     */
    public CompletableFuture<CommitReceipt> append(AppendCondition condition, List<NewEvent> events) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("a commit has at least one event");
        }
        long deadlineNs = ticker.nanoTime() + settings.appendTimeout().toNanos();
        AppendRequest request = new AppendRequest(condition, List.copyOf(events), deadlineNs);
        if (request.lengthBytes() > settings.maxCommitBytes()) {
            String size = request.lengthBytes() + " bytes: at most " + settings.maxCommitBytes();
            outcomes.fail(request, Reason.TOO_LARGE, size);
        } else if (!takesAppends()) {
            refuse(request);
        } else if (!intake.offer(request)) {
            outcomes.fail(request, Reason.OVERLOADED, settings.queueCapacity() + " appends wait already");
        } else if (!takesAppends() && intake.withdraw(request)) {
            refuse(request);
        }
        wakeUp.run();
        return request.outcome();
    }

    /** Whether an append has a chance here: the partition is owned, or is being taken over. */
    public boolean takesAppends() {
        return ownershipWanted && state.get() != OwnerState.FENCED;
    }

    private void refuse(AppendRequest request) {
        String claimedBy = claimInForce.map(OwnerClaim::nodeId).orElse("nobody");
        outcomes.fail(
                request, Reason.NOT_OWNER, "partition " + partition + " is " + state() + "; claimed by " + claimedBy);
    }

    /**
     * Does what there is to do without waiting long; the owner's thread only.
     *
     * @return false when there was nothing: {@link #awaitWork} then
     */
    public boolean doWork() {
        long nowNs = ticker.nanoTime();
        return switch (state.get()) {
            case NOT_OWNER -> beginIfWanted() || intake.drain(this::refuse) || follow(nowNs);
            case FENCED -> leaveFence() || intake.drain(this::refuse) || follow(nowNs);
            case RECOVERING -> recover(nowNs);
            case ACTIVE -> commit(nowNs);
        };
    }

    /** Sleeps until there is something to do, at most for {@code timeout}; the owner's thread only. */
    public void awaitWork(Duration timeout) throws InterruptedException {
        wakeUp.await(timeout);
    }

    private boolean beginIfWanted() {
        if (!ownershipWanted) {
            return false;
        }
        acquisitionBegins = false;
        pauseUntilNs = UNSET;
        takeover.beginAcquisition();
        state.set(OwnerState.RECOVERING);
        return true;
    }

    private boolean leaveFence() {
        if (ownershipWanted && !acquisitionBegins) {
            return false;
        }
        state.set(OwnerState.NOT_OWNER);
        return true;
    }

    /** Keeps the index warm while another owns the partition, so that taking over means reading a few records. */
    private boolean follow(long nowNs) {
        if (pauses(nowNs)) {
            return false;
        }
        try {
            boolean any = tail.advance(Long.MAX_VALUE, FOLLOW_TIMEOUT);
            if (any) {
                claimInForce = tail.claim();
                outcomes.notifyCommitted();
            }
            return any;
        } catch (LogUnreachableException e) {
            metrics.failures.increment();
            log.warn("partition {}: can't follow the log: {}", partition, reason(e));
            pauseUntilNs = nowNs + settings.retryPause().toNanos();
            return false;
        }
    }

    private boolean pauses(long nowNs) {
        if (pauseUntilNs != UNSET && nowNs - pauseUntilNs < 0) {
            return true;
        }
        pauseUntilNs = UNSET;
        return false;
    }

    private static String reason(LogUnreachableException failure) {
        return failure.getMessage() + ": " + failure.getCause();
    }

    // Recovering

    private boolean recover(long nowNs) {
        boolean expired = intake.expire(
                nowNs, request -> outcomes.fail(request, Reason.EXPIRED, "partition " + partition + " is " + state()));
        if (!ownershipWanted && window.isEmpty() && intake.nothingToResume()) {
            return giveUp();
        }
        if (pauses(nowNs)) {
            return expired;
        }
        boolean awaited = takeover.awaitsClaim();
        try {
            switch (takeover.step()) {
                case UNDER_WAY -> watchClaim(nowNs);
                case OWNER -> becomeActive(nowNs);
                case LOST -> relinquish();
            }
        } catch (LogUnreachableException e) {
            metrics.failures.increment();
            log.warn("partition {}: claim failed, trying again: {}", partition, reason(e));
            retryLater(nowNs);
        }
        return !(awaited && takeover.awaitsClaim());
    }

    private void watchClaim(long nowNs) {
        if (!takeover.awaitsClaim()) {
            claimSinceNs = UNSET;
        } else if (claimSinceNs == UNSET) {
            claimSinceNs = nowNs;
        } else if (nowNs - claimSinceNs > settings.acknowledgeTimeout().toNanos()) {
            log.warn("partition {}: claim unacknowledged for {}", partition, settings.acknowledgeTimeout());
            retryLater(nowNs);
        }
    }

    private void retryLater(long nowNs) {
        claimSinceNs = UNSET;
        takeover.restart();
        pauseUntilNs = nowNs + settings.retryPause().toNanos();
    }

    private void becomeActive(long nowNs) {
        resolveUnderWay();
        lastIdleCheckNs = nowNs;
        claimSinceNs = UNSET;
        metrics.takeovers.increment();
        state.set(OwnerState.ACTIVE);
        log.info("partition {}: owner in epoch {} at sequence {}", partition, tail.epoch(), tail.nextSequence());
    }

    /** Gives way to a foreign claim: whatever of this process does not stand before it in the log never will. */
    private void relinquish() {
        takeover.closeWriter();
        resolveUnderWay();
        state.set(OwnerState.FENCED);
        log.warn("partition {}: claimed by {}, given up", partition, claimInForce);
        intake.drain(this::refuse);
    }

    /** A claim later than all that is under way has been read: what is not committed by now never will be. */
    private void resolveUnderWay() {
        window.forEachRequest(request -> {
            if (outcomes.isCommitted(request)) {
                outcomes.succeed(List.of(request));
            } else {
                intake.resume(request);
            }
        });
        window.reset(tail.nextSequence(), tail.head());
        claimInForce = tail.claim();
        afterCommits();
    }

    private void doubt(String what, @Nullable Exception cause) {
        metrics.failures.increment();
        log.warn("partition {}: {}, claiming anew: {}", partition, what, cause == null ? "" : cause.toString());
        takeover.beginRenewal();
        state.set(OwnerState.RECOVERING);
    }

    // Active

    private boolean commit(long nowNs) {
        boolean worked = acknowledge(nowNs);
        if (state.get() != OwnerState.ACTIVE) {
            return true;
        }
        if (window.size() < settings.maxGroupsUnderWay()) {
            worked |= stageGroup(nowNs);
        }
        if (!worked && window.isEmpty()) {
            worked = ownershipWanted ? lookForForeignRecords(nowNs) : giveUp();
        }
        return worked;
    }

    private boolean stageGroup(long nowNs) {
        try {
            return staging.stageGroup(nowNs);
        } catch (WriteFailedException e) {
            doubt("write failed", e);
            return true;
        }
    }

    private boolean giveUp() {
        takeover.closeWriter();
        state.set(OwnerState.NOT_OWNER);
        log.info("partition {}: released at sequence {}", partition, tail.nextSequence());
        return true;
    }

    private boolean acknowledge(long nowNs) {
        boolean any = false;
        while (!window.isEmpty() && state.get() == OwnerState.ACTIVE) {
            GroupCommit group = window.oldest();
            Exception failure = group.failure();
            if (failure != null) {
                doubt("write failed", failure);
            } else if (group.acknowledged()) {
                acknowledge(group, nowNs);
                any = true;
            } else if (nowNs - group.sentNs() > settings.acknowledgeTimeout().toNanos()) {
                doubt("write unacknowledged for " + settings.acknowledgeTimeout(), null);
            } else {
                break;
            }
        }
        return any;
    }

    private void acknowledge(GroupCommit group, long nowNs) {
        try {
            if (group.contiguousFrom(tail.nextOffset())) {
                tail.acceptOwn(group);
            } else {
                readBack(group);
            }
        } catch (LogUnreachableException e) {
            doubt("log could not be read", e);
            return;
        }
        if (!takeover.ownsClaimInForce()) {
            relinquish();
        } else if (!outcomes.isCommitted(group.requests().getLast())) {
            doubt("acknowledged records don't count", null);
        } else {
            window.removeOldest();
            // Before the outcomes: whoever sees one sees its figures too.
            metrics.groupCommitted(group.requests().size(), group.events().size(), nowNs - group.sentNs());
            outcomes.succeed(group.requests());
            afterCommits();
        }
    }

    /** Something foreign stands between our records: only the fold can say what counts. */
    private void readBack(GroupCommit group) {
        long end = group.lastOffset() + 1;
        long giveUpNs = ticker.nanoTime() + settings.acknowledgeTimeout().toNanos();
        while (tail.nextOffset() < end) {
            tail.advance(end, READ_TIMEOUT);
            if (ticker.nanoTime() - giveUpNs > 0) {
                throw new LogUnreachableException(
                        "offset " + tail.nextOffset() + " of " + end,
                        new IllegalStateException("not to be had in time"));
            }
        }
    }

    private void afterCommits() {
        intake.resumeParked();
        outcomes.notifyCommitted();
    }

    private boolean lookForForeignRecords(long nowNs) {
        if (nowNs - lastIdleCheckNs < settings.idleCheckInterval().toNanos()) {
            return false;
        }
        lastIdleCheckNs = nowNs;
        try {
            long end = tail.endOffset();
            if (end > tail.nextOffset()) {
                tail.advance(end, READ_TIMEOUT);
            }
        } catch (LogUnreachableException e) {
            metrics.failures.increment();
            log.warn("partition {}: can't look at the log: {}", partition, reason(e));
        }
        if (!takeover.ownsClaimInForce()) {
            relinquish();
        }
        return false;
    }

    /** Ends the log once the owner's thread works it no more: what waits is refused, what is under way stays unknown. */
    public void abandon() {
        ownershipWanted = false;
        state.set(OwnerState.NOT_OWNER);
        takeover.closeWriter();
        window.forEachRequest(
                request -> outcomes.fail(request, Reason.UNKNOWN, "the process closed while the write was under way"));
        window.reset(tail.nextSequence(), tail.head());
        intake.drain(this::refuse);
    }

    /** Has a listener called, on the executor, after each change of the index; until {@link #removeCommitListener}. */
    public void addCommitListener(Runnable listener) {
        outcomes.addCommitListener(listener);
    }

    public void removeCommitListener(Runnable listener) {
        outcomes.removeCommitListener(listener);
    }

    public int partition() {
        return partition;
    }

    public OwnerState state() {
        return state.get();
    }

    /**
     * Waits for a state.
     *
     * @return false when none that is wanted came within {@code timeout}
     */
    public boolean awaitState(Predicate<OwnerState> wanted, Duration timeout) throws InterruptedException {
        return state.await(wanted, timeout);
    }

    /** The claim in force as far as this process knows. */
    public Optional<OwnerClaim> claimInForce() {
        return claimInForce;
    }

    /** First offset of the partition that is not in the index yet. */
    public long position() {
        return tail.position();
    }

    /** The committed events; complete while the state is ACTIVE, else as far as the log has been followed. */
    public EventIndex index() {
        return index;
    }

    public PartitionLogMetrics metrics() {
        return metrics;
    }

    /** Appends that wait to be begun. */
    public int waiting() {
        return intake.waiting();
    }
}

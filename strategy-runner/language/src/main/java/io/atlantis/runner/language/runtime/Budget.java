package io.atlantis.runner.language.runtime;

/**
 * Counts what a strategy instance spends and stops it when that is too much. Steps are counted, never time, so that
 * exhaustion falls on the same statement of the same bar in every run. One instance, one budget, one thread.
 */
public final class Budget {
    /** Calls may nest this deep. */
    public static final int MAX_CALL_DEPTH = 200;

    /** Most UTF-16 code units of one text. */
    public static final int MAX_TEXT_LENGTH = 10_000;

    private static final int TEXT_CHARS_PER_STEP = 8;

    /** A call in {@link #frames}. */
    private static final long CALL = 1L << 32;

    private static final long SLOTS = CALL - 1;

    /** Java stack slots that nested calls may hold together: keeps the depth limit safe on a 1 MB thread stack. */
    private static final int MAX_FRAME_SLOTS = 60_000;

    private static final long TOUCHED = Long.MAX_VALUE;

    private static final long NEVER = -1;

    private final BudgetLimits limits;
    private final long stepsPerEvent;
    private final MessageQuota messages;

    /** Steps of the run that were left when the open event began, less those of series since then. */
    private long runLeft;

    /** Steps that an event may spend: fewer than the limit only where the run has no more left. */
    private long allowance;

    /** What the open event has left of them. */
    private long eventLeft;

    /** What it has left if there is nothing to do before the next: all of them; {@link #NEVER} if it took memory or wrote. */
    private long idleAt = NEVER;

    /** With fewer steps of the run left, an event begins the long way: there is more to do than to give back steps. */
    private long plainFrom = TOUCHED;

    private long bytesRemaining;
    private long eventBytes;

    /** Open calls times {@link #CALL}, and the slots of their frames: functions give back what they took. */
    private long frames;

    public Budget(BudgetLimits limits) {
        this(limits, MessageLimits.DEFAULT);
    }

    public Budget(BudgetLimits limits, MessageLimits messageLimits) {
        this.limits = limits;
        this.stepsPerEvent = limits.stepsPerEvent();
        this.messages = new MessageQuota(messageLimits);
        this.runLeft = limits.stepsPerRun();
        this.bytesRemaining = limits.bytes();
        beginEvent();
    }

    /** Opens an event: its steps are what one event may spend, or what is left of the run if that is less. */
    void beginEvent() {
        if (eventLeft == idleAt) {
            return;
        }
        runLeft -= allowance - eventLeft;
        eventLeft = allowance;
        if (runLeft < plainFrom) {
            allowance = Math.min(stepsPerEvent, runLeft);
            eventLeft = allowance;
            idleAt = allowance;
            plainFrom = allowance;
            eventBytes = bytesRemaining;
            messages.eventMessages = 0;
            messages.eventBytes = 0;
        }
    }

    /** Spends steps, before the work they stand for is done. */
    public void charge(long steps) {
        // what is left is not negative, so that no number of steps can make this overflow
        eventLeft -= steps;
        if (eventLeft < 0) {
            throw exhausted();
        }
    }

    /**
     * Spends the turns of {@code for i in range(start, stop, step)} in advance.
     *
     * @return the number of turns
     */
    public long chargeRange(long start, long stop, long step, int stepsPerTurn) {
        long turns = RangeLoop.turns(start, stop, step);
        // neither factor is negative: a product beyond 64 bits has a high part or a sign
        long steps = turns * stepsPerTurn;
        if (steps < 0 || Math.multiplyHigh(turns, stepsPerTurn) != 0) {
            throw exhausted();
        }
        charge(steps);
        return turns;
    }

    /**
     * Spends the turns of a loop whose number is known in advance.
     *
     * @param turns 0 or more
     * @return the turns
     */
    public int chargeTurns(int turns, int stepsPerTurn) {
        int counted = Math.max(0, turns);
        charge((long) counted * stepsPerTurn);
        return counted;
    }

    /** Whether the run has so many steps left. */
    boolean covers(long steps) {
        return steps <= runRemaining();
    }

    /** Spends what bars of the series graph cost, from the run; between events. */
    void chargeSeries(long steps) {
        runLeft -= steps;
        // what the event before has spent, and the next one may, is covered else
        if (runLeft < stepsPerEvent) {
            chargeNearEnd(steps);
        }
    }

    private void chargeNearEnd(long steps) {
        if (runRemaining() < 0) {
            runLeft += steps;
            throw runExhausted();
        }
        touch();
    }

    /** Spends memory, for as long as the instance lives. */
    public void chargeBytes(long bytes) {
        if (bytes > bytesRemaining) {
            throw new StrategyFault(
                    FaultCode.MEMORY_LIMIT,
                    "series and indicators need more than " + limits.bytes() + " bytes: use fewer or shorter ones");
        }
        bytesRemaining -= bytes;
        touch();
    }

    /**
     * Spends memory of the event, before it is taken: for lists, dicts and tuples, whether or not they are still in use when
     * the event ends. What one event makes fits beside the series.
     */
    void allocate(long bytes) {
        touch();
        eventBytes -= bytes;
        if (eventBytes < 0) {
            throw new StrategyFault(
                    FaultCode.MEMORY_LIMIT,
                    "the lists, dicts and tuples made in one event need more than " + limits.bytes()
                            + " bytes: make fewer or shorter ones");
        }
    }

    /**
     * Spends what making a text costs: steps by its length, and two bytes a character of the run's memory. Texts are
     * not given back, so that all there can ever be at once fit too.
     */
    public void chargeText(long length) {
        if (length > MAX_TEXT_LENGTH) {
            throw new StrategyFault(
                    FaultCode.MEMORY_LIMIT,
                    "a text of " + length + " characters: " + MAX_TEXT_LENGTH + " are the most one may have");
        }
        charge(1 + length / TEXT_CHARS_PER_STEP);
        if (length * Character.BYTES > bytesRemaining) {
            throw new StrategyFault(
                    FaultCode.MEMORY_LIMIT,
                    "the texts made in this run need more than " + limits.bytes()
                            + " bytes: make fewer or shorter ones");
        }
        bytesRemaining -= length * Character.BYTES;
        touch();
    }

    /** Spends a message of a log or alert: from the event and from the run. */
    void chargeMessage(String text) {
        touch();
        messages.charge(text);
    }

    /** Enters a function whose frame holds the given number of stack slots; costs one step. */
    public void enter(int slots) {
        charge(1);
        frames += CALL + slots;
        if (frames >= (MAX_CALL_DEPTH + 1) * CALL || (frames & SLOTS) > MAX_FRAME_SLOTS) {
            throw new StrategyFault(
                    FaultCode.RECURSION_LIMIT, "calls nest too deeply, " + frames / CALL + " deep: use a loop instead");
        }
    }

    /** Leaves a function entered with the same number of slots. */
    public void exit(int slots) {
        frames -= CALL + slots;
    }

    /** Steps of the run that are left, the open event's spending included. */
    public long runRemaining() {
        return runLeft - (allowance - eventLeft);
    }

    /** The event has spent all it may, and no more. */
    private StrategyFault exhausted() {
        eventLeft = 0;
        return runLeft <= stepsPerEvent
                ? runExhausted()
                : new StrategyFault(
                        FaultCode.BUDGET_EXHAUSTED,
                        "the budget of " + limits.stepsPerEvent()
                                + " steps for one event is spent: is there a loop that never ends?");
    }

    private StrategyFault runExhausted() {
        return new StrategyFault(
                FaultCode.BUDGET_EXHAUSTED,
                "the run's budget of " + limits.stepsPerRun() + " steps is spent: run fewer bars, or do less on each");
    }

    /** The next event begins the long way. */
    private void touch() {
        plainFrom = TOUCHED;
        idleAt = NEVER;
    }
}

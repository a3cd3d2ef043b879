package io.atlantis.eventstore.core;

import io.atlantis.eventstore.core.AppendFailedException.Reason;
import io.atlantis.eventstore.index.EventIndex;
import io.atlantis.kernel.eventlog.LogRecord;

/**
 * Decides the appends that wait against everything committed or under way, gives those accepted their places in the chain and
 * writes them as one group. Confined to the owner's thread.
 */
final class GroupStaging {

    private final PartitionLogSettings settings;
    private final EventIndex index;
    private final Intake intake;
    private final CommitWindow window;
    private final Outcomes outcomes;
    private final PartitionLogMetrics metrics;
    private final Takeover takeover;
    private final WakeUp wakeUp;

    GroupStaging(
            PartitionLogSettings settings,
            EventIndex index,
            Intake intake,
            CommitWindow window,
            Outcomes outcomes,
            PartitionLogMetrics metrics,
            Takeover takeover,
            WakeUp wakeUp) {
        this.settings = settings;
        this.index = index;
        this.intake = intake;
        this.window = window;
        this.outcomes = outcomes;
        this.metrics = metrics;
        this.takeover = takeover;
        this.wakeUp = wakeUp;
    }

    /**
     * Decides what waits and writes what is accepted.
     *
     * @return whether anything waited
     * @throws WriteFailedException when the writer takes no more: what was staged may stand in the log or not
     */
    boolean stageGroup(long nowNs) {
        AppendRequest request = intake.next();
        if (request == null) {
            return false;
        }
        int expected = Math.min(settings.maxGroupEvents(), intake.waiting() + 1);
        GroupCommit group = new GroupCommit(expected, wakeUp);
        while (request != null) {
            decide(request, group, nowNs);
            request = group.events().size() < settings.maxGroupEvents() ? intake.next() : null;
        }
        if (!group.isEmpty()) {
            write(group, nowNs);
        }
        return true;
    }

    private void decide(AppendRequest request, GroupCommit group, long nowNs) {
        String commandId = request.commandId();
        if (request.expired(nowNs)) {
            outcomes.fail(request, Reason.EXPIRED, "it waited longer than " + settings.appendTimeout());
        } else if (commandId != null && window.holdsCommand(commandId)) {
            intake.park(request);
        } else if (commandId != null && !index.ofCommand(commandId).isEmpty()) {
            metrics.duplicates.increment();
            outcomes.fail(request, Reason.DUPLICATE_COMMAND, "command " + commandId + " has committed before");
        } else if (conflicts(request.condition())) {
            metrics.conflicts.increment();
            String why = "events after sequence " + request.condition().fromSequence() + " match";
            outcomes.fail(request, Reason.CONFLICT, why);
        } else {
            window.stage(request, group);
        }
    }

    private boolean conflicts(AppendCondition condition) {
        long from = condition.fromSequence();
        long committed = index.nextSequence();
        return (from < committed
                        && index.find(condition.filter(), from, committed).hasNext())
                || window.anyMatch(condition.filter(), from);
    }

    private void write(GroupCommit group, long nowNs) {
        group.seal(nowNs);
        window.add(group);
        try {
            int eventIndex = 0;
            for (AppendRequest request : group.requests()) {
                int count = request.events().size();
                for (int i = 0; i < count; i++, eventIndex++) {
                    write(group, eventIndex, i, count);
                }
            }
        } catch (RuntimeException e) {
            throw new WriteFailedException(e);
        }
    }

    private void write(GroupCommit group, int eventIndex, int commitIndex, int commitCount) {
        StagedEvent place = group.events().get(eventIndex);
        NewEvent event = place.event();
        LogRecord record = event.template()
                .at(takeover.epoch(), place.sequence(), commitIndex, commitCount, event.payload(), place.hash());
        takeover.writer().write(record, group.callback(eventIndex));
    }
}

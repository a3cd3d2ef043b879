package io.atlantis.command.model;

import io.atlantis.kernel.contract.DomainEvent;
import io.atlantis.kernel.problem.Problem;
import java.util.List;

/** What became of a command: a refusal is a value, not an exception. */
public sealed interface Decision {

    /**
     * The command is carried out by these events. There is at least one, also when the state is as the command wants it already: what
     * leaves nothing in the log isn't checked by it, and an owner that has been replaced might say so of a state long gone.
     *
     * @param events in order
     */
    record Accepted(List<? extends DomainEvent> events) implements Decision {

        public Accepted {
            events = List.copyOf(events);
            if (events.isEmpty()) {
                throw new IllegalArgumentException("a command that is accepted leaves an event");
            }
        }
    }

    /** The command can't be carried out in the state there is. */
    record Refused(Problem problem) implements Decision {}

    /** Carried out by one event. */
    static Decision accepted(DomainEvent event) {
        return new Accepted(List.of(event));
    }

    /** Refused for a reason. */
    static Decision refused(Problem problem) {
        return new Refused(problem);
    }
}

package io.atlantis.command.model;

import io.atlantis.kernel.contract.DomainEvent;
import io.atlantis.kernel.problem.Problem;
import java.util.List;

/** What became of a command: a refusal is a value, not an exception. */
public sealed interface Decision {

    /**
     * The command is carried out by these events.
     *
     * @param events in order; none when the state is as the command wants it already
     */
    record Accepted(List<? extends DomainEvent> events) implements Decision {

        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** The command can't be carried out in the state there is. */
    record Refused(Problem problem) implements Decision {}

    /** Carried out by one event. */
    static Decision accepted(DomainEvent event) {
        return new Accepted(List.of(event));
    }

    /** Nothing to do. */
    static Decision unchanged() {
        return new Accepted(List.of());
    }

    /** Refused for a reason. */
    static Decision refused(Problem problem) {
        return new Refused(problem);
    }
}

package io.atlantis.runner.service.report;

/** What the command service said to a report. */
public sealed interface ReportOutcome {

    /** It is in the log. */
    record Accepted() implements ReportOutcome {}

    /**
     * The entity's state forbids it: cancelled meanwhile, say.
     *
     * @param status HTTP status
     * @param problem body of the answer
     */
    record Refused(int status, String problem) implements ReportOutcome {}
}

package io.atlantis.command.dispatch;

import io.atlantis.command.dispatch.CommandRegistration.Target;
import io.atlantis.kernel.contract.command.CommandRejected;
import io.atlantis.kernel.problem.Problem;

/** Refusals as events, and back. */
final class Rejections {

    /** Ids are shorter; what a sender gives for one may be anything. */
    private static final int MAX_TARGET_ID_LENGTH = 200;

    private Rejections() {}

    /** What is recorded of a refused command. */
    static CommandRejected event(
            CommandRegistration<?> registration, Object command, String workspace, Problem problem) {
        Target target = registration.targetOf(command);
        return new CommandRejected(
                workspace,
                registration.qualifiedName(),
                target.entityType(),
                shortened(target.entityId()),
                problem.code(),
                problem.status(),
                problem.title(),
                problem.detail(),
                problem.errors(),
                problem.extensions());
    }

    private static String shortened(String id) {
        return id.length() <= MAX_TARGET_ID_LENGTH ? id : id.substring(0, MAX_TARGET_ID_LENGTH);
    }

    /** The answer that was given. */
    static Problem problem(CommandRejected rejected) {
        return new Problem(
                rejected.code(),
                rejected.status(),
                rejected.title(),
                rejected.detail(),
                rejected.errors(),
                rejected.extensions());
    }
}

package io.atlantis.kernel.contract;

import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * One step of a payload towards today's shape: from the JSON of a released version to that of the next one. What is
 * recorded stays as it is; the step is taken each time the event is read.
 *
 * @param name of the event's type without its namespace, such as {@code StrategyEdited}
 * @param fromVersion the released version that it takes; it gives {@code fromVersion + 1}
 * @param rewrite pure; may change and return its argument, which belongs to it. What an old event never said must be made
 *     up from what it did say, or be a fixed default: never from a clock, a setting or another event
 */
public record Upcaster(String name, int fromVersion, UnaryOperator<ObjectNode> rewrite) {

    /** How messages name the step. */
    String step() {
        return name + " from version " + fromVersion + " to " + (fromVersion + 1);
    }
}

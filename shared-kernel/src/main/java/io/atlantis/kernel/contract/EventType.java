package io.atlantis.kernel.contract;

/**
 * Name and version under which an event is recorded; the Java class may be renamed, these may not.
 *
 * @param namespace the context, such as {@code atlantis.strategy}
 * @param name in the past tense, such as {@code StrategyEdited}
 * @param version of the payload's shape, {@code "1"} at first
 * @param payload the record it is read into
 */
public record EventType(String namespace, String name, String version, Class<? extends DomainEvent> payload) {

    /** Namespace and name, as Axon's qualified names and the CloudEvents type have it. */
    public String qualifiedName() {
        return namespace + "." + name;
    }
}

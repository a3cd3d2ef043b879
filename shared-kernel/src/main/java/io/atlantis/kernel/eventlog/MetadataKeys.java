package io.atlantis.kernel.eventlog;

/** Names of the metadata that every event of a person's or a service's action carries. */
public final class MetadataKeys {

    /** Who acted. */
    public static final String ACTOR = "actor";

    /** What ties together all that one request set off, across services. */
    public static final String CORRELATION_ID = "correlationId";

    /** Id of the event that caused this one; absent when a person did. */
    public static final String CAUSATION_ID = "causationId";

    /** Id of the command that was decided; a command id commits at most once. */
    public static final String COMMAND_ID = "commandId";

    /** The tenant. */
    public static final String WORKSPACE = "workspace";

    private MetadataKeys() {}
}

package io.atlantis.kernel.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.utils.Utils;

/**
 * Which partition of the event log a workspace lives in: Kafka's own hash of its name. Never to be changed, nor the number
 * of partitions of a topic: a workspace's history would be cut in two.
 *
 * @param count partitions of the topic, at least 1
 */
public record WorkspacePartitions(int count) {

    private static final char WORKSPACE_END = '.';

    public WorkspacePartitions {
        if (count < 1) {
            throw new IllegalArgumentException("count is " + count + ": a topic has 1 partition or more");
        }
    }

    /** The partition of a workspace, from 0. */
    public int of(String workspace) {
        return Utils.toPositive(Utils.murmur2(workspace.getBytes(UTF_8))) % count;
    }

    /** The partition of an entity: its id begins with its workspace ({@code <workspace>.<type>.<uuid>}). */
    public int ofEntity(String entityId) {
        int end = entityId.indexOf(WORKSPACE_END);
        return of(end < 0 ? entityId : entityId.substring(0, end));
    }
}

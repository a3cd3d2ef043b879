package io.atlantis.eventstore.axon;

import io.atlantis.eventstore.index.EventCriterion;
import io.atlantis.eventstore.index.EventFilter;
import io.atlantis.kernel.eventlog.EventTag;
import io.atlantis.kernel.eventlog.WorkspacePartitions;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;

/**
 * Finds the one partition that conditions and events concern: a tag's value is an entity's id, which begins with its workspace.
 * What has no tag could be anywhere, so that it has a place in a log of one partition only. Thread-safe.
 */
final class TagRouting {

    private final WorkspacePartitions partitions;

    TagRouting(WorkspacePartitions partitions) {
        this.partitions = partitions;
    }

    /**
     * The partition in which every event that matches must be.
     *
     * @throws SpansPartitionsException when there is no such partition
     */
    int of(EventFilter filter) {
        if (partitions.count() == 1) {
            return 0;
        }
        TreeSet<Integer> concerned = new TreeSet<>();
        for (EventCriterion criterion : filter.criteria()) {
            if (criterion.tags().isEmpty()) {
                throw new SpansPartitionsException("a condition without tags concerns all " + partitions.count()
                        + " partitions: name the entities that it is about");
            }
            addPartitions(criterion.tags(), concerned);
        }
        return one(concerned, "condition");
    }

    /**
     * The partition that events belong to.
     *
     * @param events at least one
     * @throws SpansPartitionsException when they belong to several, or one has no tag
     */
    int ofEvents(List<TaggedEventMessage<?>> events) {
        if (partitions.count() == 1) {
            return 0;
        }
        TreeSet<Integer> concerned = new TreeSet<>();
        for (TaggedEventMessage<?> event : events) {
            if (event.tags().isEmpty()) {
                throw new SpansPartitionsException("event " + event.event().type()
                        + " has no tag: tag it with its entity, whose id names the workspace");
            }
            addPartitions(Criteria.toTags(event.tags()), concerned);
        }
        return one(concerned, "commit");
    }

    private void addPartitions(Collection<EventTag> tags, TreeSet<Integer> concerned) {
        for (EventTag tag : tags) {
            concerned.add(partitions.ofEntity(tag.value()));
        }
    }

    private static int one(TreeSet<Integer> concerned, String what) {
        if (concerned.size() > 1) {
            throw new SpansPartitionsException("the " + what + " spans partitions " + concerned
                    + ": workspaces in different partitions share no consistency, use one command for each");
        }
        return concerned.first();
    }

    /**
     * Holds a commit to its condition.
     *
     * @throws SpansPartitionsException when they concern different partitions
     */
    void requireSame(int ofEvents, int ofCondition) {
        if (ofEvents != ofCondition) {
            throw new SpansPartitionsException(
                    "the commit is for partition " + ofEvents + " and its condition about partition " + ofCondition
                            + ": workspaces in different partitions share no consistency");
        }
    }
}

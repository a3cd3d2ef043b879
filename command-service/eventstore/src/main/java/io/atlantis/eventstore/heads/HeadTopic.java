package io.atlantis.eventstore.heads;

import io.atlantis.kernel.eventlog.merkle.SignedTreeHead;
import java.util.Optional;
import java.util.function.Predicate;

/** Where heads are published, of all partitions together. Confined to the publishing thread. */
public interface HeadTopic extends AutoCloseable {

    /**
     * The largest of the newest heads of a partition that are accepted; what is no head is passed over.
     *
     * @param accepted which heads may be taken; called for those of the partition alone
     * @return empty when there is none
     * @throws RuntimeException when the topic can't be read for now
     */
    Optional<SignedTreeHead> newest(int partition, Predicate<SignedTreeHead> accepted);

    /**
     * Publishes a head; when this returns, it stands in the topic on as many replicas as that demands.
     *
     * @throws RuntimeException when that is not known: it may stand there, or not, or come to stand there yet
     */
    void publish(SignedTreeHead head);

    @Override
    void close();
}

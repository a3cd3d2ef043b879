package io.atlantis.eventstore.core;

/** Is told of each group commit that counts, on the owner's thread: must be quick and not throw. */
@FunctionalInterface
public interface CommitObserver {

    /**
     * A group commit counts.
     *
     * @param appends commits of clients in it
     * @param events of those commits
     * @param latencyNs from writing to knowing that it counts
     */
    void committed(int appends, int events, long latencyNs);
}

package io.atlantis.kernel.privacy;

import java.util.Optional;

/** The keys of all subjects, shared by every process that has the master key. Thread-safe; may block for seconds. */
public interface SubjectKeys {

    /**
     * The key to seal a subject's data with; made, and known to all, before it is given out for the first time.
     *
     * @throws SubjectKeysUnavailableException when that can't be done now
     */
    DataKey current(SubjectId subject);

    /**
     * The key that something was sealed with; empty when it has been destroyed.
     *
     * @throws SubjectKeysUnavailableException when it can't be told from one that was made a moment ago
     * @throws DamagedPersonalDataException when it is there, but wrapped by another master key
     */
    Optional<DataKey> find(SubjectId subject, String keyId);

    /**
     * Destroys every key that a subject has: nothing sealed so far can be opened any more, by anyone.
     *
     * @return how many there were
     * @throws SubjectKeysUnavailableException when it is not certain that all are destroyed: ask again
     */
    int destroy(SubjectId subject);
}

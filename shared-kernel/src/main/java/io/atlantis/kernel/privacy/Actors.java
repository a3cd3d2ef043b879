package io.atlantis.kernel.privacy;

import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.MetadataKeys;
import io.atlantis.kernel.privacy.PersonalText.Place;
import java.util.Optional;
import java.util.Set;

/**
 * The names of those who act, in the metadata of events. Everyone who is no service of the platform is taken for a person,
 * the stand-in {@code local} too: their names are recorded sealed. Thread-safe.
 */
public final class Actors {

    /** What acts without a person; recorded as it is. No login may have one of these names. */
    public static final Set<String> SERVICES = Set.of(
            "system:command-service",
            "system:market-ingest",
            "system:strategy-runner",
            "system:query-service",
            "system:agent-service");

    private final MasterKey master;
    private final SealedPersonalText text;
    private final SubjectKeys keys;

    public Actors(MasterKey master, SealedPersonalText text, SubjectKeys keys) {
        this.master = master;
        this.text = text;
        this.keys = keys;
    }

    /** The subject that a person is; empty for a service. */
    public Optional<SubjectId> subject(String workspace, String actor) {
        return SERVICES.contains(actor) ? Optional.empty() : Optional.of(master.subject(workspace, actor));
    }

    /**
     * An actor's name as it is recorded with an event of an entity. Of an event that tells of the actor's own subject, such as
     * the erasure one asks for oneself, no name is recorded at all.
     *
     * @throws SubjectKeysUnavailableException when the person's key can't be had now
     */
    public String recorded(String workspace, String actor, String entityId) {
        return subject(workspace, actor)
                .map(subject -> entityId.equals(subject.entityId(workspace))
                        ? subject.erased()
                        : text.seal(subject, actor, place(entityId)))
                .orElse(actor);
    }

    /**
     * Who did what an event tells.
     *
     * @throws DamagedPersonalDataException when the recorded name was changed
     * @throws SubjectKeysUnavailableException when it can't be told now whether it is erased
     */
    public Actor of(FoldedEvent event) {
        String recorded = event.metadata().getOrDefault(MetadataKeys.ACTOR, "");
        return SealedToken.parse(recorded)
                .map(token -> new Actor(
                        text.open(token, place(event.entityId())), token.subject().hex() + "." + token.keyId()))
                .orElseGet(() -> new Actor(recorded, ""));
    }

    /** The subject whose name a recorded actor is; empty for a service, or a name from before names were sealed. */
    public static Optional<SubjectId> subjectOf(String recordedActor) {
        return SealedToken.parse(recordedActor).map(SealedToken::subject);
    }

    /** Whether what was sealed with a key, named as in {@link Actor#key()}, can't be opened any more. */
    public boolean erased(String key) {
        int dot = key.indexOf('.');
        return keys.find(SubjectId.ofHex(key.substring(0, dot)), key.substring(dot + 1))
                .isEmpty();
    }

    private static Place place(String entityId) {
        return new Place(MetadataKeys.ACTOR, entityId);
    }
}

package io.atlantis.query.privacy;

import static org.jooq.impl.DSL.inline;

import io.atlantis.kernel.contract.EventJson;
import io.atlantis.kernel.contract.privacy.PersonalDataErased;
import io.atlantis.kernel.contract.privacy.PrivacyEvent;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.id.EntityId;
import io.atlantis.kernel.privacy.Actors;
import io.atlantis.kernel.privacy.SubjectId;
import java.util.Arrays;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;

/**
 * Takes the names of erased persons out of rows already written. A row goes by the key that its name was sealed with: what the
 * same person did under a later key stays, in whatever order partitions are read. Thread-safe.
 */
public final class Redaction {

    private final Actors actors;
    private final EventJson json = new EventJson();

    public Redaction(Actors actors) {
        this.actors = actors;
    }

    /**
     * A column of names.
     *
     * @param name shown
     * @param key {@link io.atlantis.kernel.privacy.Actor#key()} of the same row
     */
    public record NameColumn(TableField<?, String> name, TableField<?, String> key) {}

    /** Redacts columns for every erasure among the events; to be called once their rows are written. */
    public void apply(List<FoldedEvent> events, DSLContext transaction, NameColumn... columns) {
        for (FoldedEvent event : events) {
            if (event.entityType().equals(PrivacyEvent.ENTITY_TYPE)
                    && json.read(event.typeName(), event.typeVersion(), event.payload())
                            instanceof PersonalDataErased erased) {
                SubjectId subject = subject(erased);
                Arrays.stream(columns).forEach(column -> redact(subject, column, transaction));
            }
        }
    }

    private static SubjectId subject(PersonalDataErased erased) {
        return EntityId.parse(erased.subjectId())
                .map(id -> new SubjectId(id.uuid()))
                .orElseThrow(() -> new IllegalStateException("no subject: " + erased.subjectId()));
    }

    private void redact(SubjectId subject, NameColumn column, DSLContext transaction) {
        // Spelt out as the index has it: empty keys are not in it.
        Condition sealed = column.key().ne(inline(""));
        List<String> destroyed = transaction
                .selectDistinct(column.key())
                .from(column.key().getTable())
                .where(column.key().like(subject.keyPrefix() + "%"))
                .and(sealed)
                .fetch(column.key())
                .stream()
                .filter(actors::erased)
                .toList();
        if (!destroyed.isEmpty()) {
            transaction
                    .update(column.key().getTable())
                    .set(column.name(), subject.erased())
                    .where(column.key().in(destroyed))
                    .and(sealed)
                    .execute();
        }
    }
}

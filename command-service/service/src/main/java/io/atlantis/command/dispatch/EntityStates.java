package io.atlantis.command.dispatch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.atlantis.command.dispatch.CommandRegistration.Target;
import io.atlantis.eventstore.axon.EntityEvents;
import io.atlantis.kernel.eventlog.EventTag;
import io.atlantis.kernel.id.EntityId;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;

/**
 * The states of entities, as far as their events are committed. Those used of late are kept with the position they were folded up
 * to, and only what came after is read: a fold of committed events stays true for ever, so that nothing ever has to be thrown away.
 * Thread-safe.
 */
final class EntityStates {

    private static final long HOT_ENTITIES = 20_000;

    private final Map<Class<?>, EntityDefinition<?, ?>> definitions;
    private final EventPayloads payloads;
    private final Cache<Key, Folded> hot =
            Caffeine.newBuilder().maximumSize(HOT_ENTITIES).build();

    private record Key(String entityType, String entityId) {}

    /** A state and the position of the first event that is not in it. */
    private record Folded(Object state, long position) {}

    EntityStates(List<EntityDefinition<?, ?>> definitions, EventPayloads payloads) {
        this.definitions = definitions.stream()
                .collect(Collectors.toUnmodifiableMap(EntityDefinition::stateType, Function.identity()));
        this.payloads = payloads;
    }

    /**
     * The state of an entity; the commit of the unit of work is conditional on it. Of another workspace, and of an id that is none,
     * a sender sees as much as of an entity that never was.
     *
     * @param workspace of the sender
     * @throws IllegalArgumentException when no feature has such states: a mistake in the program
     */
    <S> CompletableFuture<S> load(Class<S> stateType, String entityId, String workspace, ProcessingContext context) {
        EntityDefinition<?, ?> definition = definition(stateType);
        boolean reachable = EntityId.parse(entityId)
                .filter(id -> id.workspace().equals(workspace))
                .isPresent();
        if (!reachable) {
            return CompletableFuture.completedFuture(stateType.cast(definition.initial()));
        }
        return source(definition, entityId, context).thenApply(folded -> stateType.cast(folded.state()));
    }

    private EntityDefinition<?, ?> definition(Class<?> stateType) {
        EntityDefinition<?, ?> definition = definitions.get(stateType);
        if (definition == null) {
            throw new IllegalArgumentException("no feature has states of " + stateType);
        }
        return definition;
    }

    private CompletableFuture<Folded> source(
            EntityDefinition<?, ?> definition, String entityId, ProcessingContext context) {
        Key key = new Key(definition.type(), entityId);
        Folded known = hot.get(key, _ -> new Folded(definition.initial(), 0));
        return EntityEvents.fold(
                        context,
                        new EventTag(definition.type(), entityId),
                        known.position(),
                        known,
                        (folded, event, next) ->
                                new Folded(definition.applyTo(folded.state(), payloads.decode(event)), next))
                .thenApply(folded -> keep(key, known, folded));
    }

    private Folded keep(Key key, Folded known, Folded folded) {
        if (folded != known) {
            hot.put(key, folded);
        }
        return folded;
    }

    /** The version of an entity as it was last seen here; empty for one that is not hot. */
    OptionalInt lastSeenVersion(Target target) {
        Folded folded = hot.getIfPresent(new Key(target.entityType(), target.entityId()));
        return folded == null ? OptionalInt.empty() : versionOf(target, folded);
    }

    private OptionalInt versionOf(Target target, Folded folded) {
        return definitions.values().stream()
                .filter(definition -> definition.type().equals(target.entityType()))
                .mapToInt(definition -> definition.versionOf(folded.state()))
                .findFirst();
    }
}

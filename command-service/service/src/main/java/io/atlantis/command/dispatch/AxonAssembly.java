package io.atlantis.command.dispatch;

import io.atlantis.eventstore.axon.AxonKafkaEventStorageEngine;
import io.atlantis.eventstore.core.PartitionedLog;
import io.atlantis.kernel.contract.DomainEvent;
import io.atlantis.kernel.id.IdGenerator;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.correlation.CorrelationDataProviderRegistry;
import org.axonframework.messaging.core.correlation.DefaultCorrelationDataProviderRegistry;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.Tag;

/**
 * Puts Axon together from the features, in code. Of Axon 5.0.1 only the command bus, the unit of work and the event store are used;
 * events are published inside a unit of work alone, since outside of one a failed commit would pass for a success.
 */
final class AxonAssembly {

    private final PartitionedLog log;
    private final EventPayloads payloads;
    private final EntityStates states;
    private final EventMetadata metadata;
    private final IdGenerator ids;
    private final Clock clock;

    AxonAssembly(
            PartitionedLog log,
            EventPayloads payloads,
            EntityStates states,
            EventMetadata metadata,
            IdGenerator ids,
            Clock clock) {
        this.log = log;
        this.payloads = payloads;
        this.states = states;
        this.metadata = metadata;
        this.ids = ids;
        this.clock = clock;
    }

    /** A configuration ready to be started. */
    AxonConfiguration assemble(List<CommandFeature> features) {
        EventSourcingConfigurer configurer = EventSourcingConfigurer.create()
                .registerEventStorageEngine(_ -> new AxonKafkaEventStorageEngine(log, payloads))
                .registerTagResolver(_ -> AxonAssembly::tagsOf)
                // The metadata is complete as it comes; Axon's own correlation would overwrite ours.
                .componentRegistry(registry -> registry.registerComponent(
                        CorrelationDataProviderRegistry.class, _ -> new DefaultCorrelationDataProviderRegistry()));
        for (CommandFeature feature : features) {
            feature.commands().forEach(command -> register(configurer, command));
        }
        return configurer.build();
    }

    private static Set<Tag> tagsOf(EventMessage event) {
        return event.payload() instanceof DomainEvent happened
                ? Set.of(new Tag(happened.entityType(), happened.tagValue()))
                : Set.of();
    }

    private <C> void register(EventSourcingConfigurer configurer, CommandRegistration<C> command) {
        configurer.registerCommandHandlingModule(CommandHandlingModule.named(command.qualifiedName())
                .commandHandlers()
                .commandHandler(
                        new QualifiedName(command.qualifiedName()),
                        new DecidingHandler<>(command, states, metadata, ids, clock)));
    }
}

package io.atlantis.command.dispatch;

import io.atlantis.command.store.CommandSettings;
import io.atlantis.eventstore.core.PartitionedLog;
import io.atlantis.kernel.contract.EventJson;
import io.atlantis.kernel.id.IdGenerator;
import io.atlantis.kernel.privacy.Actors;
import io.atlantis.kernel.privacy.PersonalDataVault;
import io.atlantis.kernel.time.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the way of a command. */
@Configuration(proxyBeanMethods = false)
public class DispatchConfiguration {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(2);

    @Bean
    EventPayloads eventPayloads(PersonalDataVault vault) {
        return new EventPayloads(new EventJson(vault.text()));
    }

    @Bean
    CommandCatalogue commandCatalogue(List<CommandFeature> features) {
        return new CommandCatalogue(features);
    }

    @Bean
    Backoff backoff(RandomGenerator chance) {
        return new Backoff(chance, FIRST_PAUSE);
    }

    @Bean
    EntityStates entityStates(List<CommandFeature> features, EventPayloads payloads) {
        List<EntityDefinition<?, ?>> definitions = features.stream()
                .<EntityDefinition<?, ?>>flatMap(feature -> feature.entities().stream())
                .toList();
        return new EntityStates(definitions, payloads);
    }

    @Bean(initMethod = "start", destroyMethod = "shutdown")
    AxonConfiguration axonConfiguration(
            PartitionedLog log,
            EventPayloads payloads,
            EntityStates states,
            Actors actors,
            IdGenerator ids,
            Clock clock,
            List<CommandFeature> features) {
        return new AxonAssembly(log, payloads, states, new EventMetadata(actors), ids, clock).assemble(features);
    }

    @Bean
    LocalCommands localCommands(
            AxonConfiguration axon,
            EventPayloads payloads,
            EntityStates states,
            CommandCatalogue catalogue,
            Backoff backoff) {
        return new LocalCommands(axon.getComponent(CommandBus.class), payloads, states, catalogue, backoff);
    }

    @Bean
    CommandDispatcher commandDispatcher(
            PartitionedLog log,
            LocalCommands local,
            RemoteCommands remote,
            Ticker ticker,
            CommandSettings settings,
            Backoff backoff) {
        return new CommandDispatcher(log, local, remote, ticker, settings.commandTimeout(), backoff);
    }
}

package io.atlantis.command.dispatch;

import io.atlantis.command.store.CommandSettings;
import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.kernel.contract.EventJson;
import io.atlantis.kernel.id.IdGenerator;
import io.atlantis.kernel.privacy.Actors;
import io.atlantis.kernel.privacy.PersonalDataVault;
import java.time.Clock;
import java.util.List;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the way of a command. */
@Configuration(proxyBeanMethods = false)
public class DispatchConfiguration {

    @Bean
    EventPayloads eventPayloads(PersonalDataVault vault) {
        return new EventPayloads(new EventJson(vault.text()));
    }

    @Bean(initMethod = "start", destroyMethod = "shutdown")
    AxonConfiguration axonConfiguration(
            PartitionLog log,
            EventPayloads payloads,
            Actors actors,
            IdGenerator ids,
            Clock clock,
            List<CommandFeature> features) {
        return new AxonAssembly(log, payloads, new EventMetadata(actors), ids, clock).assemble(features);
    }

    @Bean
    CommandDispatcher commandDispatcher(
            AxonConfiguration axon,
            PartitionLog log,
            EventPayloads payloads,
            CommandSettings settings,
            List<CommandFeature> features) {
        return new CommandDispatcher(
                axon.getComponent(CommandBus.class),
                log,
                payloads,
                settings.commandTimeout(),
                features.stream()
                        .<CommandRegistration<?>>flatMap(feature -> feature.commands().stream())
                        .toList());
    }
}

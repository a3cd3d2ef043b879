package io.atlantis.command.store;

import io.atlantis.eventstore.core.LogTransport;
import io.atlantis.eventstore.core.NodeIdentity;
import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.eventstore.core.PartitionLogSettings;
import io.atlantis.eventstore.index.InMemoryEventIndex;
import io.atlantis.eventstore.kafka.KafkaLogTransport;
import io.atlantis.eventstore.kafka.PartitionLogPipeline;
import io.atlantis.kernel.id.IdGenerator;
import io.atlantis.kernel.time.Ticker;
import io.atlantis.kernel.topic.Topics;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the event store of the one partition that there is so far. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CommandSettings.class)
public class EventStoreConfiguration {

    private static final int PARTITION = 0;

    @Bean(destroyMethod = "")
    LogTransport logTransport(CommandSettings settings) {
        return new KafkaLogTransport(settings.kafka().bootstrapServers(), Topics.DOMAIN_EVENTS.name(), PARTITION);
    }

    @Bean
    PartitionLog partitionLog(
            LogTransport transport,
            CommandSettings settings,
            IdGenerator ids,
            Ticker ticker,
            ExecutorService taskExecutor) {
        String version = Optional.ofNullable(getClass().getPackage().getImplementationVersion())
                .orElse("development");
        return new PartitionLog(
                PARTITION,
                PartitionLogSettings.defaults(),
                transport,
                new InMemoryEventIndex(),
                new NodeIdentity("command-service-" + ids.next(), settings.advertisedUrl(), version),
                ids,
                ticker,
                taskExecutor);
    }

    /** Closed by the lifecycle, after the web server took its last request. */
    @Bean(destroyMethod = "")
    PartitionLogPipeline partitionLogPipeline(
            PartitionLog log, LogTransport transport, Ticker ticker, CommandSettings settings) {
        return new PartitionLogPipeline(log, transport, ticker, settings.drainTimeout());
    }

    @Bean
    EventStoreLifecycle eventStoreLifecycle(PartitionLogPipeline pipeline, CommandSettings settings) {
        return new EventStoreLifecycle(pipeline, settings.startTimeout());
    }

    @Bean
    EventStoreHealth eventStoreHealthIndicator(PartitionLog log) {
        return new EventStoreHealth(log);
    }

    @Bean
    EventStoreMeters eventStoreMeters(PartitionLog log) {
        return new EventStoreMeters(log);
    }
}

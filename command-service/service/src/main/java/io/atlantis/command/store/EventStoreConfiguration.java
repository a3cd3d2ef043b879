package io.atlantis.command.store;

import io.atlantis.eventstore.core.LogTransport;
import io.atlantis.eventstore.core.NodeIdentity;
import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.eventstore.core.PartitionLogSettings;
import io.atlantis.eventstore.core.PartitionedLog;
import io.atlantis.eventstore.index.IndexMemory;
import io.atlantis.eventstore.index.RocksEventIndex;
import io.atlantis.eventstore.kafka.KafkaLogTransport;
import io.atlantis.eventstore.kafka.OwnershipPipeline;
import io.atlantis.eventstore.kafka.PartitionLogPipeline;
import io.atlantis.eventstore.kafka.TopicPartitions;
import io.atlantis.kernel.id.IdGenerator;
import io.atlantis.kernel.time.Ticker;
import io.atlantis.kernel.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the event store: a log for each partition of the topic, and the group that says which of them this instance owns. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CommandSettings.class)
public class EventStoreConfiguration {

    private static final String TOPIC = Topics.DOMAIN_EVENTS.name();
    private static final Duration TOPIC_TIMEOUT = Duration.ofSeconds(30);

    @Bean
    NodeIdentity nodeIdentity(CommandSettings settings, IdGenerator ids) {
        String version = Optional.ofNullable(getClass().getPackage().getImplementationVersion())
                .orElse("development");
        return new NodeIdentity("command-service-" + ids.next(), settings.advertisedUrl(), version);
    }

    /** Closed by the lifecycle, after the web server took its last request. */
    @Bean(destroyMethod = "")
    EventStorePipelines eventStorePipelines(
            CommandSettings settings, NodeIdentity node, IdGenerator ids, Ticker ticker, ExecutorService taskExecutor) {
        int partitions = TopicPartitions.count(
                settings.kafka().bootstrapServers(),
                TOPIC,
                settings.eventStore().partitions(),
                TOPIC_TIMEOUT);
        IndexMemory memory = new IndexMemory(partitions);
        Path indexFolder = settings.dataDir().resolve("index");
        List<PartitionLogPipeline> pipelines = new ArrayList<>(partitions);
        for (int partition = 0; partition < partitions; partition++) {
            LogTransport transport = new KafkaLogTransport(settings.kafka().bootstrapServers(), TOPIC, partition);
            PartitionLog log = new PartitionLog(
                    partition,
                    partitions,
                    PartitionLogSettings.defaults(),
                    transport,
                    RocksEventIndex.open(indexFolder.resolve(TOPIC + "-" + partition), partition, memory),
                    node,
                    ids,
                    ticker,
                    taskExecutor);
            pipelines.add(new PartitionLogPipeline(log, transport, settings.drainTimeout()));
        }
        return new EventStorePipelines(pipelines, memory);
    }

    @Bean
    PartitionedLog partitionedLog(EventStorePipelines pipelines) {
        return pipelines.log();
    }

    /** Closed by the lifecycle, before the logs. */
    @Bean(destroyMethod = "")
    OwnershipPipeline ownershipPipeline(CommandSettings settings, EventStorePipelines pipelines) {
        return new OwnershipPipeline(
                new OwnershipPipeline.Settings(
                        settings.kafka().bootstrapServers(),
                        TOPIC,
                        settings.eventStore().group(),
                        settings.eventStore().instanceId(),
                        settings.eventStore().sessionTimeout(),
                        settings.drainTimeout()),
                pipelines.all());
    }

    @Bean
    EventStoreLifecycle eventStoreLifecycle(
            EventStorePipelines pipelines, OwnershipPipeline ownership, CommandSettings settings, Ticker ticker) {
        return new EventStoreLifecycle(pipelines, ownership, settings.startTimeout(), ticker);
    }

    @Bean
    EventStoreHealth eventStoreHealthIndicator(EventStorePipelines pipelines, OwnershipPipeline ownership) {
        return new EventStoreHealth(pipelines, ownership);
    }

    @Bean
    EventStoreMeters eventStoreMeters(PartitionedLog log) {
        return new EventStoreMeters(log);
    }
}

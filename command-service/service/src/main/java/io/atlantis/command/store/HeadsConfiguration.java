package io.atlantis.command.store;

import io.atlantis.eventstore.core.PartitionedLog;
import io.atlantis.eventstore.heads.HeadPublisher;
import io.atlantis.eventstore.heads.HeadSigningKey;
import io.atlantis.eventstore.heads.HeadTopic;
import io.atlantis.eventstore.heads.HeadsPipeline;
import io.atlantis.eventstore.heads.KafkaHeadTopic;
import io.atlantis.kernel.eventlog.merkle.HeadPublicKey;
import io.atlantis.kernel.time.Ticker;
import io.atlantis.kernel.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the signed tree heads of every partition that there is. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HeadsSettings.class)
public class HeadsConfiguration {

    @Bean
    HeadSigningKey headSigningKey(HeadsSettings settings) {
        return HeadSigningKey.open(settings.keyFile());
    }

    /** Closed by the lifecycle, before the partitions are given up. */
    @Bean(destroyMethod = "")
    HeadsPipeline headsPipeline(
            PartitionedLog log,
            HeadSigningKey key,
            HeadsSettings settings,
            CommandSettings commandSettings,
            Clock clock,
            Ticker ticker) {
        HeadTopic topic =
                new KafkaHeadTopic(commandSettings.kafka().bootstrapServers(), Topics.DOMAIN_HEADS.name(), ticker);
        List<HeadPublicKey> trusted =
                settings.trustedKeys().stream().map(HeadsConfiguration::read).toList();
        List<HeadPublisher> publishers = log.all().stream()
                .map(partition -> new HeadPublisher(partition, key, trusted, topic, clock, ticker))
                .toList();
        return new HeadsPipeline(publishers, topic, settings.headInterval(), ticker);
    }

    private static HeadPublicKey read(Path file) {
        try {
            return HeadPublicKey.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("atlantis.audit.trusted-keys: can't read " + file, e);
        }
    }

    @Bean
    HeadsLifecycle headsLifecycle(HeadsPipeline pipeline) {
        return new HeadsLifecycle(pipeline);
    }

    @Bean
    HeadsHealth headsHealthIndicator(HeadsPipeline pipeline) {
        return new HeadsHealth(pipeline.publishers());
    }

    @Bean
    HeadsMeters headsMeters(HeadsPipeline pipeline, Clock clock) {
        return new HeadsMeters(pipeline.publishers(), clock);
    }
}

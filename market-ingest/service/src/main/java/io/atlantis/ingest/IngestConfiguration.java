package io.atlantis.ingest;

import io.atlantis.ingest.backfill.BackfillStatus;
import io.atlantis.ingest.feed.FeedStatus;
import io.atlantis.ingest.imports.FileImporter;
import io.atlantis.ingest.imports.ImportController;
import io.atlantis.ingest.imports.ImportSettings;
import io.atlantis.ingest.publish.ProducerSettings;
import io.atlantis.ingest.publish.PublishStatistics;
import io.atlantis.ingest.reference.InstrumentRegistry;
import io.atlantis.ingest.sequence.SequenceStatistics;
import io.atlantis.ingest.web.CorrelationFilter;
import io.atlantis.ingest.web.ProblemAdvice;
import io.atlantis.kernel.id.IdGenerator;
import io.atlantis.kernel.time.Ticker;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Puts the service together: seams, ways into Kafka, the pipeline, the importers and what is shown of them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IngestProperties.class)
@Import({ImportController.class, ProblemAdvice.class})
class IngestConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Ticker ticker() {
        return Ticker.system();
    }

    @Bean
    IdGenerator ids(Clock clock) {
        return IdGenerator.timeOrdered(clock);
    }

    @Bean
    KafkaProducer<byte[], byte[]> liveProducer(IngestProperties settings) {
        return ProducerSettings.live(settings.kafka().bootstrapServers());
    }

    @Bean
    KafkaProducer<byte[], byte[]> bulkProducer(IngestProperties settings) {
        return ProducerSettings.bulk(settings.kafka().bootstrapServers());
    }

    @Bean
    InstrumentRegistry instrumentRegistry(KafkaProducer<byte[], byte[]> bulkProducer, IngestProperties settings) {
        InstrumentRegistry registry = new InstrumentRegistry(bulkProducer);
        Map<String, Object> reading =
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.kafka().bootstrapServers());
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            registry.restore(consumer);
        }
        return registry;
    }

    @Bean
    IngestPipeline.Observations observations(Clock clock) {
        return new IngestPipeline.Observations(
                new FeedStatus(clock), new SequenceStatistics(), new PublishStatistics(), new BackfillStatus());
    }

    @Bean
    IngestPipeline ingestPipeline(
            IngestProperties settings,
            KafkaProducer<byte[], byte[]> liveProducer,
            KafkaProducer<byte[], byte[]> bulkProducer,
            InstrumentRegistry registry,
            IngestPipeline.Observations observations,
            Clock clock,
            Ticker ticker,
            IdGenerator ids) {
        return new IngestPipeline(
                settings,
                new IngestPipeline.Connections(liveProducer, bulkProducer, registry),
                observations,
                clock,
                ticker,
                ids);
    }

    @Bean
    FileImporter fileImporter(
            KafkaProducer<byte[], byte[]> bulkProducer,
            InstrumentRegistry registry,
            IngestProperties settings,
            Clock clock) {
        ImportSettings imports = new ImportSettings(
                settings.dataDir().resolve("imports"),
                settings.imports().maxBytes(),
                settings.kafka().bootstrapServers());
        return new FileImporter(bulkProducer, registry, imports, clock);
    }

    @Bean
    FeedHealth feedHealthIndicator(IngestPipeline.Observations observations) {
        return new FeedHealth(observations.feed(), observations.backfill());
    }

    @Bean
    IngestMetrics ingestMetrics(IngestPipeline.Observations observations) {
        return new IngestMetrics(observations);
    }

    @Bean
    CorrelationFilter correlationFilter(IdGenerator ids) {
        return new CorrelationFilter(ids);
    }
}

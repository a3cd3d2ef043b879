package io.atlantis.query.candles;

import io.atlantis.kernel.topic.Topics;
import io.atlantis.query.kafka.KafkaSettings;
import io.atlantis.query.live.LiveHub;
import io.atlantis.query.projection.ProjectionRegistration;
import io.atlantis.query.views.CandleView;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Candles: the view, its projection, the read and the live channels. */
@Configuration(proxyBeanMethods = false)
@Import(CandleController.class)
public class CandlesConfiguration {

    @Bean
    CandleStore candleStore(DSLContext database) {
        return new CandleStore(database);
    }

    @Bean
    NewestPrices newestPrices(CandleStore store, ExecutorService executor) {
        NewestPrices prices = new NewestPrices();
        executor.execute(() -> prices.addStored(store.lastPrices()));
        return prices;
    }

    @Bean
    CandleChannels candleChannels(CandleStore store) {
        return new CandleChannels(store);
    }

    @Bean
    ProjectionRegistration<ConsumerRecord<byte[], byte[]>> candleProjection(LiveHub hub, NewestPrices prices) {
        CandlePublisher publisher = new CandlePublisher(hub);
        return ProjectionRegistration.ofRecords(
                Topics.CANDLES.name(),
                () -> new CandleProjection(candles -> {
                    prices.changed(candles);
                    publisher.changed(candles);
                }));
    }

    /** The view itself; other instances may run it instead. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "atlantis.views.enabled", matchIfMissing = true)
    @EnableConfigurationProperties(ViewProperties.class)
    static class View {

        /** Closed by its pipeline, before the clients it needs. */
        @Bean(destroyMethod = "")
        CandleView candleView(
                ViewProperties properties, KafkaSettings kafka, @Value("${atlantis.data-dir}") Path dataDir) {
            return new CandleView(properties.toSettings(kafka.bootstrapServers(), dataDir));
        }

        @Bean
        ViewPipeline viewPipeline(CandleView view) {
            return new ViewPipeline(view);
        }

        @Bean
        ViewHealth candleViewHealth(CandleView view) {
            return new ViewHealth(view);
        }

        @Bean
        ViewMetrics candleViewMetrics(CandleView view) {
            return new ViewMetrics(view);
        }
    }
}

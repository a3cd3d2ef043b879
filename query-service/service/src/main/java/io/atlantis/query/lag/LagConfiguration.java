package io.atlantis.query.lag;

import io.atlantis.kernel.time.Ticker;
import io.atlantis.query.kafka.KafkaClients;
import io.atlantis.query.live.LiveHub;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Consumer lag. */
@Configuration(proxyBeanMethods = false)
@Import(LagController.class)
public class LagConfiguration {

    /** One record is all that is looked at, so little is asked for at once. */
    private static final int FETCH_LIMIT_BYTES = 256 * 1024;

    @Bean
    FirstUnread firstUnread(KafkaClients clients, Ticker ticker) {
        return new FirstUnread(
                clients.assigningConsumer(
                        "lag",
                        Map.of(
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted",
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_LIMIT_BYTES)),
                ticker);
    }

    @Bean
    LagBoard lagBoard(Admin admin, FirstUnread firstUnread, Clock clock) {
        return new LagBoard(new LagSampler(new ConsumerGroups(admin), firstUnread, clock), clock);
    }

    @Bean
    LagChannels lagChannels(LagBoard board) {
        return new LagChannels(board);
    }

    @Bean
    LagPipeline lagPipeline(LagBoard board, MeterRegistry registry, LiveHub live, ExecutorService executor) {
        return new LagPipeline(board, new LagMetrics(registry), live, executor);
    }
}

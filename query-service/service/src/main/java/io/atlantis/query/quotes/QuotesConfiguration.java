package io.atlantis.query.quotes;

import io.atlantis.query.kafka.KafkaClients;
import io.atlantis.query.live.LiveChannels;
import io.atlantis.query.live.LiveHub;
import java.util.concurrent.ExecutorService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Live quotes. */
@Configuration(proxyBeanMethods = false)
public class QuotesConfiguration {

    @Bean
    QuoteTailPipeline quoteTail(KafkaClients clients, ExecutorService executor, LiveHub hub) {
        return new QuoteTailPipeline(clients, executor, hub);
    }

    @Bean
    LiveChannels quoteChannels(QuoteTailPipeline tail) {
        return tail.channels();
    }
}

package io.atlantis.command;

import io.atlantis.kernel.id.IdGenerator;
import io.atlantis.kernel.time.Ticker;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The seams through which time, ids and threads enter; tests put their own in place. */
@Configuration(proxyBeanMethods = false)
class SeamsConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Ticker ticker() {
        return Ticker.system();
    }

    @Bean
    IdGenerator idGenerator(Clock clock) {
        return IdGenerator.timeOrdered(clock);
    }

    /** One virtual thread per task: the event store completes outcomes on it. */
    @Bean(destroyMethod = "shutdownNow")
    ExecutorService taskExecutor() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("command-", 0).factory());
    }
}

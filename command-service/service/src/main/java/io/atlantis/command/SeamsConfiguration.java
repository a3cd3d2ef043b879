package io.atlantis.command;

import io.atlantis.kernel.id.IdGenerator;
import io.atlantis.kernel.time.Ticker;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
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

    /** For pauses that must not meet: nothing that is recorded depends on it. */
    @Bean
    RandomGenerator chance() {
        return new SecureRandom();
    }

    /** One virtual thread per task: the event store completes outcomes on it. */
    @Bean(destroyMethod = "shutdownNow")
    ExecutorService taskExecutor() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("command-", 0).factory());
    }
}

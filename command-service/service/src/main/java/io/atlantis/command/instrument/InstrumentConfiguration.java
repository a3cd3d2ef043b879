package io.atlantis.command.instrument;

import io.atlantis.command.store.CommandSettings;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the directory of symbols. */
@Configuration(proxyBeanMethods = false)
public class InstrumentConfiguration {

    private static final Duration CATCH_UP_TIMEOUT = Duration.ofSeconds(2);

    @Bean
    InstrumentDirectory instrumentDirectory() {
        return new InstrumentDirectory(CATCH_UP_TIMEOUT);
    }

    @Bean
    InstrumentPipeline instrumentPipeline(InstrumentDirectory directory, CommandSettings settings) {
        return new InstrumentPipeline(directory, settings.kafka().bootstrapServers());
    }
}

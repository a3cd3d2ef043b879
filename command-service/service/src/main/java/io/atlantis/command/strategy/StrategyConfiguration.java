package io.atlantis.command.strategy;

import io.atlantis.command.dispatch.CommandDispatcher;
import io.atlantis.kernel.id.IdGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires strategies. */
@Configuration(proxyBeanMethods = false)
public class StrategyConfiguration {

    @Bean
    StrategyFeature strategyFeature() {
        return new StrategyFeature();
    }

    @Bean
    StrategyController strategyController(CommandDispatcher dispatcher, IdGenerator ids) {
        return new StrategyController(dispatcher, ids);
    }
}

package io.atlantis.command.backtest;

import io.atlantis.command.dispatch.CommandDispatcher;
import io.atlantis.command.instrument.InstrumentDirectory;
import io.atlantis.kernel.id.IdGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires backtests. */
@Configuration(proxyBeanMethods = false)
public class BacktestConfiguration {

    @Bean
    BacktestFeature backtestFeature() {
        return new BacktestFeature();
    }

    @Bean
    BacktestController backtestController(
            CommandDispatcher dispatcher, InstrumentDirectory instruments, IdGenerator ids) {
        return new BacktestController(dispatcher, new BacktestRequests(instruments), ids);
    }

    @Bean
    RunnerController runnerController(CommandDispatcher dispatcher) {
        return new RunnerController(dispatcher);
    }
}

package io.atlantis.command;

import io.atlantis.command.backtest.BacktestConfiguration;
import io.atlantis.command.dispatch.DispatchConfiguration;
import io.atlantis.command.instrument.InstrumentConfiguration;
import io.atlantis.command.privacy.PrivacyConfiguration;
import io.atlantis.command.routing.RoutingConfiguration;
import io.atlantis.command.store.EventStoreConfiguration;
import io.atlantis.command.store.HeadsConfiguration;
import io.atlantis.command.strategy.StrategyConfiguration;
import io.atlantis.command.web.WebConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The command service's table of contents, in the order of the way of a command. */
@Configuration(proxyBeanMethods = false)
@Import({
    // what every feature stands on
    SeamsConfiguration.class,
    WebConfiguration.class,
    // what can be commanded
    StrategyConfiguration.class,
    InstrumentConfiguration.class,
    BacktestConfiguration.class,
    PrivacyConfiguration.class,
    // from the command into the log
    DispatchConfiguration.class,
    RoutingConfiguration.class,
    EventStoreConfiguration.class,
    HeadsConfiguration.class,
})
class CommandModules {}

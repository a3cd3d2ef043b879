package io.atlantis.query;

import io.atlantis.query.audit.AuditConfiguration;
import io.atlantis.query.backtests.BacktestsConfiguration;
import io.atlantis.query.candles.CandlesConfiguration;
import io.atlantis.query.edge.EdgeConfiguration;
import io.atlantis.query.instruments.InstrumentsConfiguration;
import io.atlantis.query.kafka.KafkaConfiguration;
import io.atlantis.query.lag.LagConfiguration;
import io.atlantis.query.live.LiveConfiguration;
import io.atlantis.query.privacy.PrivacyConfiguration;
import io.atlantis.query.projection.ProjectionConfiguration;
import io.atlantis.query.quotes.QuotesConfiguration;
import io.atlantis.query.status.StatusConfiguration;
import io.atlantis.query.strategies.StrategiesConfiguration;
import io.atlantis.query.web.WebConventions;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The query service's table of contents: its features, in the order of the way of the data. */
@Configuration(proxyBeanMethods = false)
@Import({
    // what every feature stands on
    SeamsConfiguration.class,
    KafkaConfiguration.class,
    WebConventions.class,
    LiveConfiguration.class,
    PrivacyConfiguration.class,
    // from the log into Postgres
    ProjectionConfiguration.class,
    InstrumentsConfiguration.class,
    CandlesConfiguration.class,
    StrategiesConfiguration.class,
    BacktestsConfiguration.class,
    AuditConfiguration.class,
    // straight from the log
    QuotesConfiguration.class,
    // how it all fares
    LagConfiguration.class,
    StatusConfiguration.class,
    // what faces the browser
    EdgeConfiguration.class,
})
class QueryModules {}

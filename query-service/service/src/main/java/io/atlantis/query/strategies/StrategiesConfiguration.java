package io.atlantis.query.strategies;

import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.privacy.Actors;
import io.atlantis.kernel.topic.Topics;
import io.atlantis.query.privacy.Redaction;
import io.atlantis.query.projection.ProjectionRegistration;
import io.atlantis.query.projection.ReadsFrom;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The read model of strategies. */
@Configuration(proxyBeanMethods = false)
@Import(StrategyController.class)
public class StrategiesConfiguration {

    /** Name of the projection, for other reads that show strategies. */
    public static final String PROJECTION = StrategyProjection.NAME;

    @Bean
    ProjectionRegistration<FoldedEvent> strategyProjection(Actors actors, Redaction redaction) {
        return ProjectionRegistration.ofEvents(Topics.DOMAIN_EVENTS.name(), new StrategyProjection(actors, redaction));
    }

    @Bean
    ReadsFrom strategyReads() {
        return new ReadsFrom("/api/v1/strategies/**", List.of(PROJECTION));
    }

    @Bean
    StrategyStore strategyStore(DSLContext database) {
        return new StrategyStore(database);
    }
}

package io.atlantis.query.backtests;

import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.time.Ticker;
import io.atlantis.kernel.privacy.Actors;
import io.atlantis.kernel.topic.Topics;
import io.atlantis.query.privacy.Redaction;
import io.atlantis.query.live.LiveHub;
import io.atlantis.query.projection.ProjectionRegistration;
import io.atlantis.query.projection.ReadsFrom;
import io.atlantis.query.strategies.StrategiesConfiguration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** The read model of backtests. */
@Configuration(proxyBeanMethods = false)
@Import(BacktestController.class)
public class BacktestsConfiguration {

    @Bean
    BacktestStore backtestStore(DSLContext database) {
        return new BacktestStore(database);
    }

    @Bean
    ArtifactsAwait artifactsAwait(BacktestStore backtests, Ticker ticker) {
        return new ArtifactsAwait(backtests, ticker);
    }

    @Bean
    BacktestChannels backtestChannels(BacktestStore backtests, LiveHub live) {
        return new BacktestChannels(backtests, live);
    }

    @Bean
    ProjectionRegistration<FoldedEvent> backtestProjection(
            JsonMapper json,
            Actors actors,
            Redaction redaction,
            ArtifactsAwait artifacts,
            BacktestChannels channels) {
        return ProjectionRegistration.ofEvents(
                Topics.DOMAIN_EVENTS.name(),
                new BacktestProjection(json, actors, redaction, artifacts.and(channels)));
    }

    @Bean
    ProjectionRegistration<ConsumerRecord<byte[], byte[]>> artifactProjection(
            ArtifactsAwait artifacts, BacktestChannels channels) {
        return ProjectionRegistration.ofRecords(
                Topics.BACKTEST_ARTIFACTS.name(), new ArtifactProjection(artifacts.and(channels)));
    }

    /** A backtest shows its strategy's name, so its reads wait for both. */
    @Bean
    ReadsFrom backtestReads() {
        return new ReadsFrom(
                "/api/v1/backtests/**", List.of(BacktestProjection.NAME, StrategiesConfiguration.PROJECTION));
    }
}

package io.atlantis.runner.service;

import io.atlantis.kernel.time.Ticker;
import io.atlantis.runner.archive.TickArchive;
import io.atlantis.runner.service.report.ArtifactPublisher;
import io.atlantis.runner.service.report.CommandClient;
import io.atlantis.runner.service.request.BacktestQueue;
import io.atlantis.runner.service.request.RequestTail;
import io.atlantis.runner.service.request.StrategyCatalog;
import io.atlantis.runner.service.run.BacktestExecution;
import io.atlantis.runner.service.run.BacktestPreparation;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the stages together. */
@Configuration(proxyBeanMethods = false)
class RunnerConfiguration {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    @Bean
    Ticker ticker() {
        return Ticker.system();
    }

    @Bean
    StrategyCatalog strategies() {
        return new StrategyCatalog();
    }

    @Bean
    BacktestQueue queue() {
        return new BacktestQueue();
    }

    @Bean
    RequestTail requestTail(RunnerSettings settings, StrategyCatalog strategies, BacktestQueue queue) {
        return new RequestTail(settings.kafka().bootstrapServers(), strategies, queue);
    }

    @Bean(destroyMethod = "")
    TickArchive archive(RunnerSettings settings, Ticker ticker) {
        return TickArchive.open(
                settings.dataDir().resolve("archive"), settings.kafka().bootstrapServers(), ticker);
    }

    @Bean
    HttpClient http() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    @Bean(destroyMethod = "")
    CommandClient commands(RunnerSettings settings, HttpClient http) {
        return new CommandClient(http, settings.commandService().url());
    }

    @Bean(destroyMethod = "")
    ArtifactPublisher artifacts(RunnerSettings settings) {
        return new ArtifactPublisher(settings.kafka().bootstrapServers());
    }

    @Bean
    BacktestExecution execution(
            StrategyCatalog strategies,
            TickArchive archive,
            CommandClient commands,
            ArtifactPublisher artifacts,
            Ticker ticker) {
        return new BacktestExecution(new BacktestPreparation(strategies, archive), commands, artifacts, ticker);
    }

    @Bean
    RunnerPipeline pipeline(
            RunnerSettings settings,
            TickArchive archive,
            RequestTail requests,
            BacktestQueue queue,
            BacktestExecution execution,
            CommandClient commands,
            ArtifactPublisher artifacts) {
        return new RunnerPipeline(
                archive,
                requests,
                queue,
                execution,
                commands,
                artifacts,
                settings.runner().workers());
    }
}

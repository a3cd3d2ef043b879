package io.atlantis.command.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.command.CommandServiceApplication;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.verify.ChainVerifier;
import io.atlantis.kernel.topic.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The wall clock jumps by an hour, forwards and then backwards by two: times go along, order and ids don't. */
class ClockJumpFaultTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int EDITS = 20;

    @TempDir
    Path folder;

    @Test
    void shouldGoOnInOrderWhenTheClockJumps() {
        JumpingClock clock = new JumpingClock();
        try (Cluster cluster = Cluster.start(folder);
                ConfigurableApplicationContext service = start(cluster.broker().bootstrapServers(), folder, clock)) {
            URI url = URI.create("http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port"));
            List<String> strategies = new ArrayList<>();
            for (Duration offset : List.of(Duration.ZERO, HOUR, HOUR.negated())) {
                clock.offset = offset;
                strategies.add(createAndEdit(cluster.calls(), url, "at-" + offset));
            }
            assertThat(strategies).doesNotHaveDuplicates();
            List<FoldedEvent> events = RunAudit.readAll(cluster.broker().bootstrapServers());
            assertInOrder(events, strategies);
            assertThat(ChainVerifier.verifyTopic(cluster.broker().bootstrapServers(), Topics.DOMAIN_EVENTS.name())
                            .intact())
                    .isTrue();
        }
    }

    private static void assertInOrder(List<FoldedEvent> events, List<String> strategies) {
        assertThat(events).extracting(FoldedEvent::eventId).doesNotHaveDuplicates();
        assertThat(events).extracting(FoldedEvent::entityId).containsAll(strategies);
        // In the order of their sequence the strategies come in the order of the calls, whatever their times say.
        assertThat(events.stream().map(FoldedEvent::entityId).distinct()).containsExactlyElementsOf(strategies);
        Instant atNoon = firstOf(events, strategies.get(0)).time();
        assertThat(firstOf(events, strategies.get(1)).time()).isAfter(atNoon.plus(HOUR.dividedBy(2)));
        assertThat(firstOf(events, strategies.get(2)).time()).isBefore(atNoon.minus(HOUR.dividedBy(2)));
    }

    private static FoldedEvent firstOf(List<FoldedEvent> events, String strategyId) {
        return events.stream()
                .filter(event -> event.entityId().equals(strategyId))
                .findFirst()
                .orElseThrow();
    }

    private static String createAndEdit(CommandCalls calls, URI url, String name) {
        CommandCalls.Reply.Answer created =
                answer(calls.send(url, "POST", "/api/v1/strategies", Map.of("name", name, "source", "x"), name));
        assertThat(created.status()).isEqualTo(201);
        String id = created.body().path("strategyId").asString();
        for (int version = 1; version <= EDITS; version++) {
            Map<String, Object> edit = Map.of("source", name, "expectedVersion", version);
            CommandCalls.Reply.Answer edited =
                    answer(calls.send(url, "PUT", "/api/v1/strategies/" + id, edit, name + version));
            assertThat(edited.status()).as(edited.toString()).isEqualTo(200);
        }
        return id;
    }

    private static CommandCalls.Reply.Answer answer(CommandCalls.Reply reply) {
        return Optional.of(reply)
                .filter(CommandCalls.Reply.Answer.class::isInstance)
                .map(CommandCalls.Reply.Answer.class::cast)
                .orElseThrow(() -> new AssertionError("no answer: " + reply));
    }

    private static ConfigurableApplicationContext start(String bootstrapServers, Path folder, JumpingClock clock) {
        return new SpringApplicationBuilder(CommandServiceApplication.class)
                .initializers(context -> context.getBeanFactory().registerSingleton("jumping", clock))
                .sources(WallClock.class)
                .properties("spring.config.name=command-service")
                .run(
                        "--atlantis.kafka.bootstrap-servers=" + bootstrapServers,
                        "--atlantis.data-dir=" + folder.resolve("data"),
                        "--atlantis.privacy.key-file=" + folder.resolve("privacy-master.key"),
                        "--server.port=0");
    }

    /** Puts the jumping clock in the place of the system's. */
    static class WallClock {

        @Bean
        @Primary
        Clock wallClock(JumpingClock jumping) {
            return jumping;
        }
    }

    private static final class JumpingClock extends Clock {

        private volatile Duration offset = Duration.ZERO;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.offset(Clock.system(zone), offset);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(offset);
        }
    }
}

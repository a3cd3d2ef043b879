package io.atlantis.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.testkit.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConflatingHubTest {

    /** Channels {@code sum:<name>}: data are numbers, and conflation adds them up. */
    private static final class Sums implements LiveChannels {

        private long total;
        private Runnable whileReading = () -> {};

        @Override
        public boolean serves(String channel) {
            return channel.startsWith("sum:");
        }

        @Override
        public Optional<Object> snapshot(String channel) {
            long read = total;
            whileReading.run();
            return Optional.of(read);
        }

        @Override
        public Object merge(Object earlier, Object later) {
            return (Long) earlier + (Long) later;
        }
    }

    private final Sums sums = new Sums();
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T12:00:00Z"));
    private final JsonMapper json = JsonMapper.builder().build();
    private final FrameWriter writer = new FrameWriter(json);
    private final ConflatingHub hub =
            new ConflatingHub(() -> Stream.of(sums), writer, clock, clock.ticker()::getAsLong);
    private final List<Runnable> snapshots = new ArrayList<>();
    private final Outbox outbox = new Outbox(8);
    private final LiveClient client = new LiveClient(hub, writer, snapshots::add, outbox, text -> {});

    @Test
    void shouldSendTheSnapshotFirstAndThenWhatWasPublishedWhileItWasRead() throws Exception {
        client.subscribe(List.of("sum:a"), Map.of());
        sums.whileReading = () -> {
            publish(5);
            hub.beat();
        };
        runSnapshots();
        publish(1);
        publish(2);
        hub.beat();
        List<JsonNode> frames = drain();
        assertThat(frames).extracting(ConflatingHubTest::type).containsExactly("snapshot", "update", "update");
        assertThat(frames).extracting(frame -> frame.path("data").asLong()).containsExactly(0L, 5L, 3L);
        assertDense(frames);
    }

    @Test
    void shouldSendNothingWhenNothingWasPublished() throws Exception {
        client.subscribe(List.of("sum:a"), Map.of());
        runSnapshots();
        hub.beat();
        hub.beat();
        assertThat(drain()).extracting(ConflatingHubTest::type).containsExactly("snapshot");
    }

    @Test
    void shouldResumeWithWhatTheClientHasNotSeen() throws Exception {
        client.subscribe(List.of("sum:a"), Map.of());
        runSnapshots();
        long seen = drain().getFirst().path("seq").asLong();
        client.close();
        publish(7);
        hub.beat();
        LiveClient again = new LiveClient(hub, writer, snapshots::add, outbox, text -> {});
        again.subscribe(List.of("sum:a"), Map.of("sum:a", seen));
        List<JsonNode> frames = drain();
        assertThat(frames).extracting(ConflatingHubTest::type).containsExactly("update");
        assertThat(frames.getFirst().path("seq").asLong()).isEqualTo(seen + 1);
        assertThat(snapshots).isEmpty();
    }

    @Test
    void shouldSendASnapshotToAClientThatWasAwayTooLong() throws Exception {
        client.subscribe(List.of("sum:a"), Map.of());
        runSnapshots();
        long seen = drain().getFirst().path("seq").asLong();
        client.close();
        clock.advance(Duration.ofSeconds(31));
        hub.beat();
        assertThat(hub.hasSubscribers("sum:a")).isFalse();
        LiveClient again = new LiveClient(hub, writer, snapshots::add, outbox, text -> {});
        again.subscribe(List.of("sum:a"), Map.of("sum:a", seen));
        runSnapshots();
        List<JsonNode> frames = drain();
        assertThat(frames).extracting(ConflatingHubTest::type).containsExactly("snapshot");
        assertThat(frames.getFirst().path("seq").asLong()).isGreaterThan(seen);
    }

    @Test
    void shouldTellASlowClientOfTheGapAndStartAnew() throws Exception {
        client.subscribe(List.of("sum:a"), Map.of());
        runSnapshots();
        for (int i = 0; i < 20; i++) {
            publish(1);
            hub.beat();
        }
        client.closeGaps();
        publish(100);
        hub.beat();
        List<JsonNode> frames = drain();
        assertThat(frames).extracting(ConflatingHubTest::type).containsExactly("gap", "snapshot", "update");
        assertThat(frames.get(0).path("data").path("missed").asLong()).isEqualTo(21);
        assertThat(frames.get(1).path("data").asLong()).isEqualTo(20);
        assertThat(frames.get(2).path("seq").asLong())
                .isEqualTo(frames.get(1).path("seq").asLong() + 1);
    }

    @Test
    void shouldAnswerAnUnknownChannelWithAnError() throws Exception {
        client.subscribe(List.of("alerts"), Map.of());
        JsonNode error = drain().getFirst();
        assertThat(type(error)).isEqualTo("error");
        assertThat(error.path("channel").asString()).isEqualTo("alerts");
        assertThat(error.path("data").path("code").asString()).isEqualTo("unknown-channel");
    }

    private void publish(long value) {
        sums.total += value;
        hub.publish("sum:a", value);
    }

    private void runSnapshots() {
        snapshots.forEach(Runnable::run);
        snapshots.clear();
    }

    private List<JsonNode> drain() throws InterruptedException {
        List<JsonNode> frames = new ArrayList<>();
        for (Optional<Frame> next = outbox.poll(Duration.ZERO); next.isPresent(); next = outbox.poll(Duration.ZERO)) {
            frames.add(json.readTree(next.get().text()));
        }
        return frames;
    }

    private static void assertDense(List<JsonNode> frames) {
        long first = frames.getFirst().path("seq").asLong();
        for (int i = 0; i < frames.size(); i++) {
            assertThat(frames.get(i).path("seq").asLong()).isEqualTo(first + i);
        }
    }

    private static String type(JsonNode frame) {
        return frame.path("type").asString();
    }
}

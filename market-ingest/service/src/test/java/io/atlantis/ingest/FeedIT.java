package io.atlantis.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atlantis.ingest.MarketRecords.Bar;
import io.atlantis.ingest.MarketRecords.Trade;
import io.atlantis.simulator.MarketSimulator;
import io.atlantis.simulator.SimulatorSettings;
import io.atlantis.simulator.market.Listing;
import io.atlantis.simulator.market.MarketReader;
import io.atlantis.simulator.market.MinuteTape;
import io.atlantis.simulator.market.SimulatedBar;
import io.atlantis.simulator.stream.BadMoments;
import io.atlantis.testkit.infra.TestKafka;
import io.atlantis.testkit.infra.WithKafka;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the simulated vendor to Kafka: live ticks, history, gaps, and frames that can't be read. */
@WithKafka
class FeedIT {

    private static final long TICK_E8 = 1_000_000L;
    private static final long SHARE_E6 = 1_000_000L;
    private static final long MINUTE_MS = 60_000L;
    private static final Map<String, Object> LITTLE_HISTORY = Map.of(
            "atlantis.backfill.days", 30,
            "atlantis.backfill.hour-days", 2,
            "atlantis.backfill.minute-days", 1,
            "atlantis.backfill.liquid-symbols", 1,
            "atlantis.backfill.records-per-second", 100_000);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldBringTicksAndHistoryIntoTheLogAndFillWhatADisconnectAndAKillLeftOpen(TestKafka kafka) throws Exception {
        IngestUnderTest.createTopics(kafka);
        BadMoments faults =
                BadMoments.NONE.withDuplicates(0.02).withOutOfOrder(0.02).withMalformedFrames(0.002);
        SimulatorSettings settings =
                SimulatorSettings.defaults(IngestUnderTest.KEY).withBadMoments(faults);
        try (MarketSimulator simulator = MarketSimulator.start(settings, Clock.systemUTC())) {
            Listing listing = simulator.market().listings().getFirst();
            try (IngestUnderTest ingest = IngestUnderTest.startWithFeed(kafka, folder, simulator, LITTLE_HISTORY)) {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> ingest.text("/actuator/prometheus").contains("atlantis_ingest_ticks_total"));
                awaitLive(ingest);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> trades(kafka, listing).size() > 20);
                simulator.connections().cutAll();
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> ingest.get("/actuator/health")
                                        .at("/components/feed/details/reconnects")
                                        .asInt()
                                >= 1);
                int before = trades(kafka, listing).size();
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> trades(kafka, listing).size() > before + 20);
                awaitHistory(ingest);
                assertThat(ingest.text("/actuator/prometheus"))
                        .doesNotContain("atlantis_ingest_duplicates_total{service=\"market-ingest\"} 0.0");
                assertHistory(kafka, simulator, listing);
                assertTrades(kafka, simulator, listing);
            }
            long barsBefore = kafka.readAll("market.bars").size();
            try (IngestUnderTest restarted = IngestUnderTest.startWithFeed(kafka, folder, simulator, LITTLE_HISTORY)) {
                awaitLive(restarted);
                awaitHistory(restarted);
                assertThat(kafka.readAll("market.bars").size() - barsBefore)
                        .as("bars fetched by the restart: the gap's minutes only")
                        .isBetween(128L, 128L * 12);
                assertNoMinuteIsOpen(kafka, simulator, listing);
                assertTrades(kafka, simulator, listing);
            }
        }
    }

    @Test
    void shouldKeepAFrameThatCantBeReadAndGoOn(TestKafka kafka) throws Exception {
        IngestUnderTest.createTopics(kafka);
        SimulatorSettings settings = SimulatorSettings.defaults(IngestUnderTest.KEY);
        try (MarketSimulator simulator = MarketSimulator.start(settings, Clock.systemUTC());
                IngestUnderTest ingest = IngestUnderTest.startWithFeed(kafka, folder, simulator, LITTLE_HISTORY)) {
            awaitLive(ingest);
            String broken = "[{\"ev\":\"T\",\"sym\":\"BROKEN\",\"p\":1.5,";
            simulator.connections().sendToAll(broken);
            await().atMost(Duration.ofSeconds(30)).until(() -> letters(kafka).containsKey(broken));
            ConsumerRecord<byte[], byte[]> letter =
                    java.util.Objects.requireNonNull(letters(kafka).get(broken));
            assertThat(header(letter, "dlt_reason")).contains("byte " + broken.length());
            assertThat(header(letter, "dlt_topic")).isEqualTo("market.trades");
            assertThat(header(letter, "dlt_received")).isNotEmpty();
            assertThat(ingest.text("/actuator/prometheus"))
                    .contains("atlantis_ingest_dead_letters_total{service=\"market-ingest\"} 1.0");
            Listing listing = simulator.market().listings().getFirst();
            int before = trades(kafka, listing).size();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> trades(kafka, listing).size() > before + 5);
        }
    }

    private static void awaitLive(IngestUnderTest ingest) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ingest.get("/actuator/health")
                        .at("/components/feed/details/state")
                        .asString()
                        .equals("LIVE"));
    }

    /** Until nothing is owed; the last minute is fetched when it is over. */
    private static void awaitHistory(IngestUnderTest ingest) {
        await().atMost(Duration.ofSeconds(100))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    var details = ingest.get("/actuator/health").at("/components/feed/details");
                    return details.path("backfillPlanned").asBoolean()
                            && details.path("backfillPending").asInt() == 0;
                });
    }

    private static void assertHistory(TestKafka kafka, MarketSimulator simulator, Listing listing) {
        List<Bar> bars = MarketRecords.bars(kafka, listing.ticker());
        assertThat(bars).filteredOn(bar -> bar.timeframe().equals("D1")).hasSize(30);
        assertThat(bars).filteredOn(bar -> bar.timeframe().equals("H1")).hasSize(48);
        MarketReader reader = simulator.market().reader(listing);
        assertThat(bars).allSatisfy(bar -> {
            SimulatedBar truth = switch (bar.timeframe()) {
                case "D1" -> reader.day(bar.startNs() / 1_000_000);
                case "H1" -> reader.hour(bar.startNs() / 1_000_000);
                default -> reader.minute(bar.startNs() / 1_000_000);
            };
            assertThat(bar.openE8()).isEqualTo(truth.openTicks() * TICK_E8);
            assertThat(bar.highE8()).isEqualTo(truth.highTicks() * TICK_E8);
            assertThat(bar.lowE8()).isEqualTo(truth.lowTicks() * TICK_E8);
            assertThat(bar.closeE8()).isEqualTo(truth.closeTicks() * TICK_E8);
            assertThat(bar.volumeE6()).isEqualTo(truth.volume() * SHARE_E6);
            assertThat(bar.origin()).isEqualTo("BACKFILL");
        });
    }

    /** Each trade in the log is one of the tape, and none is there twice. */
    private static void assertTrades(TestKafka kafka, MarketSimulator simulator, Listing listing) {
        List<Trade> trades = trades(kafka, listing);
        Set<Long> sequences = new HashSet<>();
        for (Trade trade : trades) {
            long timeMs = trade.timeNs() / 1_000_000;
            MinuteTape tape = simulator.market().reader(listing).tape(timeMs - timeMs % MINUTE_MS);
            int place = (int) (trade.sequence() - tape.sequence(0));
            assertThat(tape.tradeTimeMs(place)).isEqualTo(timeMs);
            assertThat(trade.priceE8()).isEqualTo(tape.priceTicks(place) * TICK_E8);
            assertThat(trade.sizeE6()).isEqualTo(tape.shares(place) * SHARE_E6);
            assertThat(sequences.add(trade.sequence())).isTrue();
        }
    }

    /** Every minute since the first trade is there whole: by all of its trades or by its bar. */
    private static void assertNoMinuteIsOpen(TestKafka kafka, MarketSimulator simulator, Listing listing) {
        List<Trade> trades = trades(kafka, listing);
        Map<Long, Long> volumeByMinute = trades.stream()
                .collect(Collectors.groupingBy(
                        trade -> trade.timeNs() / 1_000_000 / MINUTE_MS * MINUTE_MS,
                        Collectors.summingLong(Trade::sizeE6)));
        Set<Long> barMinutes = MarketRecords.bars(kafka, listing.ticker()).stream()
                .filter(bar -> bar.timeframe().equals("M1"))
                .map(bar -> bar.startNs() / 1_000_000)
                .collect(Collectors.toSet());
        long lastMinute = trades.getLast().timeNs() / 1_000_000 / MINUTE_MS * MINUTE_MS;
        long minute = trades.getFirst().timeNs() / 1_000_000 / MINUTE_MS * MINUTE_MS;
        for (; minute < lastMinute; minute += MINUTE_MS) {
            long truth = simulator.market().reader(listing).minute(minute).volume() * SHARE_E6;
            assertThat(barMinutes.contains(minute) || volumeByMinute.getOrDefault(minute, 0L) == truth)
                    .as("minute %d is whole", minute)
                    .isTrue();
        }
    }

    private static List<Trade> trades(TestKafka kafka, Listing listing) {
        return MarketRecords.trades(kafka, listing.ticker());
    }

    private static Map<String, ConsumerRecord<byte[], byte[]>> letters(TestKafka kafka) {
        return kafka.readAll("market.trades.dlt").stream()
                .collect(Collectors.toMap(
                        letter -> new String(letter.value(), StandardCharsets.UTF_8),
                        Function.identity(),
                        (a, b) -> b));
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}

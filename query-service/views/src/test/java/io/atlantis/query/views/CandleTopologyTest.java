package io.atlantis.query.views;

import static io.atlantis.kernel.candle.MarketSamples.OPEN_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.kernel.candle.BarSample;
import io.atlantis.kernel.candle.BatchCandles;
import io.atlantis.kernel.candle.CandleValues;
import io.atlantis.kernel.candle.MarketSamples;
import io.atlantis.kernel.candle.TradeSample;
import io.atlantis.kernel.market.Timeframe;
import io.atlantis.kernel.topic.Topic;
import io.atlantis.kernel.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandleTopologyTest {

    private static final long SECOND_NS = 1_000_000_000L;

    private final CandleViewCounters counters = new CandleViewCounters();

    @TempDir
    private Path stateDir;

    private TopologyTestDriver driver;
    private TestInputTopic<String, byte[]> trades;
    private TestInputTopic<String, byte[]> bars;
    private TestOutputTopic<String, byte[]> candles;

    @BeforeEach
    void start() {
        CandleViewSettings settings = CandleViewSettings.of("unused:9092", stateDir);
        Properties config = new Properties();
        config.putAll(CandleStreamsConfig.of(settings, counters).originals());
        driver = new TopologyTestDriver(CandleTopology.build(settings, counters), config);
        trades = driver.createInputTopic(Topics.TRADES.name(), new StringSerializer(), new ByteArraySerializer());
        bars = driver.createInputTopic(Topics.BARS.name(), new StringSerializer(), new ByteArraySerializer());
        candles = output(Topics.CANDLES);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void shouldWriteACandleOfEachTimeframeForATrade() {
        trades.pipeInput("IBM", TradeSample.live(OPEN_NS, 1, 100, 5).encode());
        List<TestRecord<String, byte[]>> written = candles.readRecordsToList();
        assertThat(written).hasSize(Timeframe.values().length);
        assertThat(written)
                .extracting(TestRecord::key)
                .contains("IBM|1s|" + OPEN_NS, "IBM|1d|" + Timeframe.D1.bucketStartNs(OPEN_NS));
        assertThat(CandleValues.of(written.getFirst().value()).closeE8()).isEqualTo(100);
    }

    @Test
    void shouldEqualTheBatchOracleForSeveralSymbols() {
        List<Expected> expected =
                List.of(Expected.seeded("IBM", 1), Expected.seeded("BRK.B", 2), Expected.seeded("A", 3));
        expected.forEach(of -> of.bars().forEach(bar -> bars.pipeInput(of.symbol(), bar.encode())));
        for (int i = 0; i < Expected.TRADES; i++) {
            for (Expected of : expected) {
                trades.pipeInput(of.symbol(), of.trades().get(i).encode());
            }
        }
        Map<String, SortedSet<CandleValues>> latest = latestBySymbol();
        for (Expected of : expected) {
            assertThat(latest).as(of.symbol()).containsEntry(of.symbol(), BatchCandles.of(of.trades(), of.bars()));
        }
    }

    /** A symbol with its records. */
    private record Expected(String symbol, List<TradeSample> trades, List<BarSample> bars) {

        static final int TRADES = 60;

        static Expected seeded(String symbol, long seed) {
            MarketSamples samples = new MarketSamples(seed);
            return new Expected(symbol, samples.trades(TRADES, 2_000), samples.bars(15, 120_000));
        }
    }

    @Test
    void shouldSetALateLiveTradeAsideAndCountIt() {
        byte[] late = TradeSample.live(OPEN_NS - 11 * 60 * SECOND_NS, 2, 90, 5).encode();
        trades.pipeInput("IBM", TradeSample.live(OPEN_NS, 1, 100, 5).encode());
        candles.readRecordsToList();
        trades.pipeInput("IBM", late);
        assertThat(candles.isEmpty()).isTrue();
        assertThat(output(Topics.TRADES_LATE).readKeyValue().value).isEqualTo(late);
        assertThat(counters.lateTrades()).isEqualTo(1);
    }

    @Test
    void shouldAcceptAnImportOfThePastBesideLiveTrades() {
        trades.pipeInput("IBM", TradeSample.live(OPEN_NS, 1, 100, 5).encode());
        candles.readRecordsToList();
        TradeSample past =
                TradeSample.live(OPEN_NS - 86_400 * SECOND_NS, 1, 90, 5).imported(7);
        trades.pipeInput("IBM", past.encode());
        assertThat(candles.readRecordsToList()).hasSize(Timeframe.values().length);
        assertThat(output(Topics.TRADES_LATE).isEmpty()).isTrue();
    }

    @Test
    void shouldSendWhatItCannotReadToTheDeadLettersWithTheReason() {
        byte[] torn = new byte[] {1, 2, 3};
        trades.pipeInput("IBM", torn);
        trades.pipeInput("IBM", TradeSample.live(OPEN_NS, 1, 100, 5).encode());
        TestRecord<String, byte[]> letter = output(Topics.TRADES_DLT).readRecord();
        assertThat(letter.value()).isEqualTo(torn);
        assertThat(letter.key()).isEqualTo("IBM");
        assertThat(header(letter, "dlt_reason")).contains("shorter than a message header");
        assertThat(header(letter, "dlt_offset")).isEqualTo("0");
        assertThat(counters.unreadable()).isEqualTo(1);
        assertThat(candles.isEmpty()).isFalse();
    }

    @Test
    void shouldSendATornBarToTheDeadLettersOfBars() {
        byte[] bar = new BarSample(Timeframe.M1, OPEN_NS, 1, 2, 1, 2, 5).encode();
        byte[] torn = java.util.Arrays.copyOf(bar, bar.length - 10);
        bars.pipeInput("IBM", torn);
        assertThat(header(output(Topics.BARS_DLT).readRecord(), "dlt_reason")).contains("cut off");
    }

    @Test
    void shouldRefuseARecordWithoutASymbol() {
        trades.pipeInput(null, TradeSample.live(OPEN_NS, 1, 100, 5).encode());
        assertThat(header(output(Topics.TRADES_DLT).readRecord(), "dlt_reason")).contains("no symbol");
    }

    private TestOutputTopic<String, byte[]> output(Topic topic) {
        return driver.createOutputTopic(topic.name(), new StringDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, SortedSet<CandleValues>> latestBySymbol() {
        Map<String, byte[]> latest = candles.readKeyValuesToMap();
        Map<String, SortedSet<CandleValues>> bySymbol = new HashMap<>();
        latest.forEach((key, value) -> bySymbol.computeIfAbsent(
                        CandleKey.symbol(key.getBytes(StandardCharsets.US_ASCII)), _ -> new TreeSet<>())
                .add(CandleValues.of(value)));
        return bySymbol;
    }

    private static String header(TestRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}

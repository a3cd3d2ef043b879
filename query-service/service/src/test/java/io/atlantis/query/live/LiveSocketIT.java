package io.atlantis.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atlantis.kernel.sbe.MessageHeaderEncoder;
import io.atlantis.kernel.sbe.Origin;
import io.atlantis.kernel.sbe.QuoteEncoder;
import io.atlantis.kernel.topic.Topics;
import io.atlantis.query.RunningQueryService;
import io.atlantis.testkit.infra.TestKafka;
import io.atlantis.testkit.infra.TestPostgres;
import io.atlantis.testkit.infra.WithKafka;
import io.atlantis.testkit.infra.WithPostgres;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@WithKafka
@WithPostgres
class LiveSocketIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long TIME_NS = 1_381_239_000_123_000_000L;

    @Test
    @Timeout(120)
    void shouldShowQuotesOldAndNewAndShutDownWhileClientsAreConnected(TestKafka kafka, TestPostgres postgres)
            throws Exception {
        try (RunningQueryService service = RunningQueryService.start(kafka, postgres.newDatabase(), Map.of());
                LiveTestClient client = new LiveTestClient(service.url())) {
            kafka.send(List.of(quote("QUOTED", 13_80000000L)));
            client.subscribe("quotes:QUOTED");
            await().atMost(LIMIT).until(() -> bids(client).contains(13.80));
            kafka.send(List.of(quote("OTHER", 99_00000000L), quote("QUOTED", 13_81000000L)));
            await().atMost(LIMIT).until(() -> bids(client).contains(13.81));
            assertThat(bids(client)).doesNotContain(99.0);
            assertThat(client.frames().getFirst().path("type").asString()).isEqualTo("snapshot");
            service.close();
            await().atMost(LIMIT).until(() -> !client.isOpen());
        }
    }

    private static List<Double> bids(LiveTestClient client) {
        return client.frames("quotes:QUOTED").stream()
                .map(frame -> frame.path("data").path("bid"))
                .filter(JsonNode::isNumber)
                .map(JsonNode::asDouble)
                .toList();
    }

    private static ProducerRecord<byte[], byte[]> quote(String symbol, long bidE8) {
        byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + QuoteEncoder.BLOCK_LENGTH];
        new QuoteEncoder()
                .wrapAndApplyHeader(new UnsafeBuffer(bytes), 0, new MessageHeaderEncoder())
                .eventTimeNs(TIME_NS)
                .ingestTimeNs(TIME_NS)
                .bidPriceE8(bidE8)
                .bidSizeE6(100_000_000L)
                .askPriceE8(bidE8 + 1_000_000L)
                .askSizeE6(200_000_000L)
                .sequence(1)
                .runId(0)
                .bidExchange(4)
                .askExchange(4)
                .tape((short) 1)
                .origin(Origin.LIVE);
        return new ProducerRecord<>(Topics.QUOTES.name(), symbol.getBytes(StandardCharsets.US_ASCII), bytes);
    }
}

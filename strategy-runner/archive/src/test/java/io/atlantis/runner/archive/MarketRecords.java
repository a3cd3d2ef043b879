package io.atlantis.runner.archive;

import io.atlantis.kernel.market.Timeframe;
import io.atlantis.kernel.sbe.BarEncoder;
import io.atlantis.kernel.sbe.MessageHeaderEncoder;
import io.atlantis.kernel.sbe.Origin;
import io.atlantis.kernel.sbe.TradeEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records of the market topics for tests. */
final class MarketRecords {

    private MarketRecords() {}

    static ProducerRecord<byte[], byte[]> trade(
            String symbol, Origin origin, long timeNs, long priceE8, long sizeE6, long sequence) {
        byte[] bytes = new byte[256];
        TradeEncoder trade = new TradeEncoder()
                .wrapAndApplyHeader(new UnsafeBuffer(bytes), 0, new MessageHeaderEncoder())
                .eventTimeNs(timeNs)
                .participantTimeNs(TradeEncoder.participantTimeNsNullValue())
                .ingestTimeNs(timeNs)
                .priceE8(priceE8)
                .sizeE6(sizeE6)
                .sequence(sequence)
                .runId(origin == Origin.LIVE ? 0 : 1)
                .exchange(0)
                .tape((short) 0)
                .origin(origin)
                .conditions(0)
                .tradeId("");
        int length = MessageHeaderEncoder.ENCODED_LENGTH + trade.encodedLength();
        return record(MarketTopic.TRADES, symbol, Arrays.copyOf(bytes, length));
    }

    static ProducerRecord<byte[], byte[]> bar(
            String symbol, Timeframe timeframe, long startNs, long priceE8, long volumeE6) {
        byte[] bytes = new byte[256];
        BarEncoder bar = new BarEncoder()
                .wrapAndApplyHeader(new UnsafeBuffer(bytes), 0, new MessageHeaderEncoder())
                .startNs(startNs)
                .ingestTimeNs(startNs)
                .openE8(priceE8)
                .highE8(priceE8 + 2)
                .lowE8(priceE8 - 2)
                .closeE8(priceE8 + 1)
                .volumeE6(volumeE6)
                .vwapE8(BarEncoder.vwapE8NullValue())
                .tradeCount(1)
                .sequence(startNs)
                .runId(1)
                .timeframe(timeframe.sbe())
                .origin(Origin.IMPORT);
        int length = MessageHeaderEncoder.ENCODED_LENGTH + bar.encodedLength();
        return record(MarketTopic.BARS, symbol, Arrays.copyOf(bytes, length));
    }

    static ProducerRecord<byte[], byte[]> record(MarketTopic topic, String symbol, byte[] value) {
        return new ProducerRecord<>(topic.topicName(), symbol.getBytes(StandardCharsets.US_ASCII), value);
    }
}

package io.atlantis.ingest;

import io.atlantis.kernel.sbe.BarDecoder;
import io.atlantis.kernel.sbe.MessageHeaderDecoder;
import io.atlantis.kernel.sbe.TradeDecoder;
import io.atlantis.testkit.infra.TestKafka;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What stands in the market topics, as values to compare. */
final class MarketRecords {

    private MarketRecords() {}

    record Trade(String symbol, long timeNs, long priceE8, long sizeE6, long sequence, long runId, String origin) {}

    record Bar(
            String symbol,
            String timeframe,
            long startNs,
            long openE8,
            long highE8,
            long lowE8,
            long closeE8,
            long volumeE6,
            long runId,
            String origin) {}

    static List<Trade> trades(TestKafka kafka, String symbol) {
        return records(kafka, "market.trades", symbol).stream()
                .map(MarketRecords::trade)
                .toList();
    }

    static List<Bar> bars(TestKafka kafka, String symbol) {
        return records(kafka, "market.bars", symbol).stream()
                .map(MarketRecords::bar)
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(TestKafka kafka, String topic, String symbol) {
        return kafka.readAll(topic).stream()
                .filter(message -> symbol(message).equals(symbol))
                .toList();
    }

    private static String symbol(ConsumerRecord<byte[], byte[]> message) {
        return new String(message.key(), StandardCharsets.US_ASCII);
    }

    private static Trade trade(ConsumerRecord<byte[], byte[]> message) {
        TradeDecoder trade =
                new TradeDecoder().wrapAndApplyHeader(new UnsafeBuffer(message.value()), 0, new MessageHeaderDecoder());
        return new Trade(
                symbol(message),
                trade.eventTimeNs(),
                trade.priceE8(),
                trade.sizeE6(),
                trade.sequence(),
                trade.runId(),
                trade.origin().name());
    }

    private static Bar bar(ConsumerRecord<byte[], byte[]> message) {
        BarDecoder bar =
                new BarDecoder().wrapAndApplyHeader(new UnsafeBuffer(message.value()), 0, new MessageHeaderDecoder());
        return new Bar(
                symbol(message),
                bar.timeframe().name(),
                bar.startNs(),
                bar.openE8(),
                bar.highE8(),
                bar.lowE8(),
                bar.closeE8(),
                bar.volumeE6(),
                bar.runId(),
                bar.origin().name());
    }
}

package io.atlantis.runner.engine.result;

import io.atlantis.runner.engine.broker.Order;
import io.atlantis.runner.engine.broker.Trade;
import io.atlantis.runner.engine.metrics.EquityCurve;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * SHA-256 over the canonical bytes of a result: the text {@code atlantis-result-1}, then orders, trades and equity,
 * each list after its size, each field in the order of its record. Numbers are int64 big-endian, texts their UTF-8
 * after their length; amounts are scaled longs, so that no floating-point number is in it. The same on every JVM.
 */
public final class ResultHash {
    private static final String FORMAT = "atlantis-result-1";
    private static final int BUFFER_BYTES = 8192;

    private final MessageDigest digest = sha256();
    private final byte[] bytes = new byte[BUFFER_BYTES];
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    private int filled;

    private ResultHash() {}

    /** The hash in lower-case hex. */
    public static String of(List<Order> orders, List<Trade> trades, EquityCurve equity) {
        ResultHash hash = new ResultHash();
        hash.put(FORMAT);
        hash.put(orders.size());
        orders.forEach(hash::put);
        hash.put(trades.size());
        trades.forEach(hash::put);
        hash.put(equity);
        hash.flush();
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    private void put(Order order) {
        put(order.id());
        put(order.symbol());
        put(order.side().name());
        put(order.quantity());
        put(order.submittedTimeNs());
        put(order.tag());
        switch (order.outcome()) {
            case Order.Filled filled -> {
                put("FILLED");
                put(filled.quantity());
                put(filled.timeNs());
                put(filled.priceE8());
                put(filled.commissionE8());
            }
            case Order.Rejected rejected -> put("REJECTED");
            case Order.Pending pending -> put("PENDING");
        }
    }

    private void put(Trade trade) {
        put(trade.symbol());
        put(trade.direction().name());
        put(trade.quantity());
        put(trade.entryTimeNs());
        put(trade.entryPriceE8());
        put(trade.exitTimeNs());
        put(trade.exitPriceE8());
        put(trade.pnlE8());
        put(trade.commissionE8());
        put(trade.bars());
    }

    private void put(EquityCurve equity) {
        put(equity.size());
        for (int i = 0; i < equity.size(); i++) {
            put(equity.timeNs(i));
            put(equity.equityE8(i));
        }
    }

    private void put(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        put(utf8.length);
        flush();
        digest.update(utf8);
    }

    private void put(long value) {
        if (filled == BUFFER_BYTES) {
            flush();
        }
        buffer.putLong(filled, value, ByteOrder.BIG_ENDIAN);
        filled += Long.BYTES;
    }

    private void flush() {
        digest.update(bytes, 0, filled);
        filled = 0;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

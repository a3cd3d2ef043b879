package io.atlantis.runner.engine.result;

import io.atlantis.kernel.contract.backtest.Certificate;
import io.atlantis.kernel.contract.backtest.LogRange;
import io.atlantis.kernel.market.FixedPoint;
import io.atlantis.kernel.time.EpochNanos;
import io.atlantis.runner.engine.broker.Order;
import io.atlantis.runner.engine.broker.Trade;
import io.atlantis.runner.engine.metrics.EquityCurve;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The JSON form of results: the one place that knows it. Amounts, prices and quantities are decimal strings, times
 * ISO-8601 UTC, statistics numbers. Stateless.
 */
public final class ResultJson {
    private ResultJson() {}

    /** Writes a whole result as one object and leaves {@code out} open. */
    public static void write(BacktestResult result, Writer out) {
        try (JsonGenerator json = generator(out)) {
            json.writeStartObject();
            json.writeName("metrics");
            writeMap(json, result.metrics().asMap());
            json.writeName("certificate");
            writeCertificate(json, result.certificate());
            json.writeArrayPropertyStart("orders");
            result.orders().forEach(order -> writeOrder(json, order));
            json.writeEndArray();
            json.writeArrayPropertyStart("trades");
            result.trades().forEach(trade -> writeTrade(json, trade));
            json.writeEndArray();
            json.writeArrayPropertyStart("equity");
            for (int i = 0; i < result.equity().size(); i++) {
                writeEquity(json, result.equity(), i);
            }
            json.writeEndArray();
            writeMessages(json, "logs", result.messages().logs());
            writeMessages(json, "alerts", result.messages().alerts());
            json.writeEndObject();
        }
    }

    private static void writeMessages(JsonGenerator json, String name, List<Message> messages) {
        json.writeArrayPropertyStart(name);
        messages.forEach(message -> writeMessage(json, message));
        json.writeEndArray();
    }

    /** A generator over {@code out} for the methods below; closing it flushes, but leaves {@code out} open. */
    public static JsonGenerator generator(Writer out) {
        return JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build()
                .createGenerator(ObjectWriteContext.empty(), out);
    }

    /** Writes one order as an object. */
    public static void writeOrder(JsonGenerator json, Order order) {
        json.writeStartObject();
        json.writeNumberProperty("id", order.id());
        json.writeStringProperty("symbol", order.symbol());
        json.writeStringProperty("side", order.side().name());
        json.writeStringProperty("qty", Long.toString(quantity(order)));
        json.writeStringProperty("type", "MARKET");
        json.writeStringProperty("submittedTime", EpochNanos.format(order.submittedTimeNs()));
        switch (order.outcome()) {
            case Order.Filled filled -> writeFill(json, order, filled);
            case Order.Rejected rejected -> writeNoFill(json, "REJECTED", rejected.reason());
            case Order.Pending pending -> writeNoFill(json, "PENDING", "the bars ended before one that could fill it");
        }
        json.writeStringProperty("tag", order.tag());
        json.writeEndObject();
    }

    /** Writes one trade as an object. */
    public static void writeTrade(JsonGenerator json, Trade trade) {
        json.writeStartObject();
        json.writeStringProperty("symbol", trade.symbol());
        json.writeStringProperty("side", trade.direction().name());
        json.writeStringProperty("qty", Long.toString(trade.quantity()));
        json.writeStringProperty("entryTime", EpochNanos.format(trade.entryTimeNs()));
        json.writeStringProperty("entryPrice", FixedPoint.formatPrice(trade.entryPriceE8()));
        writeText(json, "exitTime", trade.isOpen() ? null : EpochNanos.format(trade.exitTimeNs()));
        json.writeStringProperty("exitPrice", FixedPoint.formatPrice(trade.exitPriceE8()));
        json.writeStringProperty("pnl", FixedPoint.formatPrice(trade.pnlE8()));
        json.writeStringProperty("commission", FixedPoint.formatPrice(trade.commissionE8()));
        json.writeNumberProperty("bars", trade.bars());
        json.writeEndObject();
    }

    /** Writes one point of the equity curve as an object. */
    public static void writeEquity(JsonGenerator json, EquityCurve equity, int index) {
        json.writeStartObject();
        json.writeStringProperty("time", EpochNanos.format(equity.timeNs(index)));
        json.writeStringProperty("equity", FixedPoint.formatPrice(equity.equityE8(index)));
        json.writeEndObject();
    }

    /** Writes one log or alert as an object. */
    public static void writeMessage(JsonGenerator json, Message message) {
        json.writeStartObject();
        json.writeStringProperty("symbol", message.symbol());
        json.writeStringProperty("time", EpochNanos.format(message.timeNs()));
        json.writeStringProperty("text", message.text());
        json.writeEndObject();
    }

    private static void writeFill(JsonGenerator json, Order order, Order.Filled filled) {
        json.writeStringProperty("filledTime", EpochNanos.format(filled.timeNs()));
        json.writeStringProperty("fillPrice", FixedPoint.formatPrice(filled.priceE8()));
        json.writeStringProperty("commission", FixedPoint.formatPrice(filled.commissionE8()));
        json.writeStringProperty("status", "FILLED");
        boolean isCut = Math.abs(filled.quantity()) < order.quantity();
        writeText(
                json,
                "reason",
                isCut ? "cut from " + order.quantity() + " shares to what the account can carry" : null);
    }

    private static void writeNoFill(JsonGenerator json, String status, String reason) {
        json.writeNullProperty("filledTime");
        json.writeNullProperty("fillPrice");
        json.writeNullProperty("commission");
        json.writeStringProperty("status", status);
        json.writeStringProperty("reason", reason);
    }

    private static void writeCertificate(JsonGenerator json, Certificate certificate) {
        json.writeStartObject();
        json.writeStringProperty("resultHash", certificate.resultHash());
        json.writeStringProperty("sourceHash", certificate.sourceHash());
        json.writeStringProperty("engineVersion", certificate.engineVersion());
        json.writeName("parameters");
        writeMap(json, certificate.parameters());
        json.writeArrayPropertyStart("ranges");
        certificate.ranges().forEach(range -> writeRange(json, range));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeRange(JsonGenerator json, LogRange range) {
        json.writeStartObject();
        json.writeStringProperty("topic", range.topic());
        json.writeNumberProperty("partition", range.partition());
        json.writeStringProperty("symbol", range.symbol());
        json.writeNumberProperty("fromOffset", range.fromOffset());
        json.writeNumberProperty("toOffset", range.toOffset());
        json.writeStringProperty("hash", range.hash());
        json.writeEndObject();
    }

    private static void writeMap(JsonGenerator json, Map<String, ? extends @Nullable Object> values) {
        json.writeStartObject();
        values.forEach((name, value) -> {
            json.writeName(name);
            writeValue(json, value);
        });
        json.writeEndObject();
    }

    private static void writeValue(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case Boolean bool -> json.writeBoolean(bool);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            default -> json.writeString(value.toString());
        }
    }

    private static void writeText(JsonGenerator json, String name, @Nullable String value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value);
        }
    }

    private static long quantity(Order order) {
        return order.outcome() instanceof Order.Filled filled ? Math.abs(filled.quantity()) : order.quantity();
    }
}

package io.atlantis.runner.cli;

import io.atlantis.kernel.market.FixedPoint;
import io.atlantis.kernel.time.EpochNanos;
import io.atlantis.runner.engine.broker.Trade;
import io.atlantis.runner.engine.result.BacktestResult;
import io.atlantis.runner.engine.result.Message;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A result for a person's eyes: its figures, its last trades and its hash. */
final class ResultTable {
    private static final int LAST_TRADES = 10;
    private static final int LAST_MESSAGES = 20;
    private static final String TRADE_ROW = "%-6s %10s  %-20s %14s  %-20s %14s %16s%n";

    private ResultTable() {}

    static void write(BacktestResult result, PrintWriter out) {
        result.metrics().asMap().forEach((name, value) -> out.printf(Locale.ROOT, "%-16s %s%n", name, text(value)));
        out.println();
        writeTrades(result.trades(), out);
        out.println();
        writeMessages("logs", result.messages().logs(), out);
        writeMessages("alerts", result.messages().alerts(), out);
        out.printf(Locale.ROOT, "%-16s %s%n", "resultHash", result.certificate().resultHash());
    }

    private static void writeMessages(String name, List<Message> messages, PrintWriter out) {
        if (messages.isEmpty()) {
            return;
        }
        int from = Math.max(0, messages.size() - LAST_MESSAGES);
        out.println(from > 0 ? "last " + LAST_MESSAGES + " of " + messages.size() + " " + name : name);
        messages.subList(from, messages.size())
                .forEach(
                        message -> out.println(EpochNanos.format(message.timeNs()) + "  " + printable(message.text())));
        out.println();
    }

    /** A strategy's text without what could steer a terminal. */
    private static String printable(String text) {
        return text.codePoints()
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "-";
            case Double number -> String.format(Locale.ROOT, "%.6f", number);
            default -> value.toString();
        };
    }

    private static void writeTrades(List<Trade> trades, PrintWriter out) {
        int from = Math.max(0, trades.size() - LAST_TRADES);
        out.println(from > 0 ? "last " + LAST_TRADES + " of " + trades.size() + " trades" : trades.size() + " trades");
        if (trades.isEmpty()) {
            return;
        }
        out.printf(TRADE_ROW, "side", "qty", "entry", "price", "exit", "price", "pnl");
        for (Trade trade : trades.subList(from, trades.size())) {
            out.printf(
                    TRADE_ROW,
                    trade.direction(),
                    trade.quantity(),
                    EpochNanos.format(trade.entryTimeNs()),
                    FixedPoint.formatPrice(trade.entryPriceE8()),
                    trade.isOpen() ? "open" : EpochNanos.format(trade.exitTimeNs()),
                    FixedPoint.formatPrice(trade.exitPriceE8()),
                    FixedPoint.formatPrice(trade.pnlE8()));
        }
    }
}

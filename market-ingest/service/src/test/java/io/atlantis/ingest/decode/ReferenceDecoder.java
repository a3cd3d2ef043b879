package io.atlantis.ingest.decode;

import io.atlantis.ingest.record.TradeTick;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same protocol over a whole JSON tree and {@link BigDecimal}: slow, plain, and independent of the decoder. */
final class ReferenceDecoder {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private ReferenceDecoder() {}

    /** The ticks of a frame; empty when it can't be read whole. */
    static Optional<List<String>> decode(String frame) {
        try {
            JsonNode root = JSON.readTree(frame);
            if (!root.isArray()) {
                return Optional.empty();
            }
            List<String> ticks = new ArrayList<>();
            for (JsonNode event : root) {
                event(event, ticks);
            }
            return Optional.of(ticks);
        } catch (JacksonException | Unusable e) {
            return Optional.empty();
        }
    }

    private static void event(JsonNode event, List<String> ticks) {
        if (!event.isObject()) {
            throw new Unusable();
        }
        JsonNode type = event.path("ev");
        if (type.isString() && type.asString().equals("T")) {
            ticks.add(trade(event));
        } else if (type.isString() && type.asString().equals("Q")) {
            ticks.add(quote(event));
        }
    }

    private static String trade(JsonNode event) {
        long timeNs = time(event, "t");
        long priceE8 = required(event, "p", 8);
        long sizeE6 = required(event, has(event, "ds") ? "ds" : "s", 6);
        if (priceE8 <= 0 || sizeE6 < 0) {
            throw new Unusable();
        }
        return TickText.trade(
                symbol(event),
                timeNs,
                has(event, "pt") ? time(event, "pt") : TradeTick.NO_TIME,
                priceE8,
                sizeE6,
                number(event, "q", 0),
                whole(event, "x", 65_534),
                whole(event, "z", 254),
                conditions(event.path("c")),
                id(event));
    }

    private static String quote(JsonNode event) {
        return TickText.quote(
                symbol(event),
                time(event, "t"),
                number(event, "bp", 8),
                shares(event, "bs"),
                number(event, "ap", 8),
                shares(event, "as"),
                number(event, "q", 0),
                whole(event, "bx", 65_534),
                whole(event, "ax", 65_534),
                whole(event, "z", 254));
    }

    private static String symbol(JsonNode event) {
        JsonNode symbol = event.path("sym");
        if (!symbol.isString() || !symbol.asString().matches("[A-Z0-9][A-Z0-9.\\-]{0,19}")) {
            throw new Unusable();
        }
        return symbol.asString();
    }

    private static String id(JsonNode event) {
        if (!has(event, "i")) {
            return "";
        }
        if (!event.path("i").isString()) {
            throw new Unusable();
        }
        return event.path("i").asString();
    }

    private static long conditions(JsonNode conditions) {
        long packed = 0;
        int count = 0;
        if (conditions.isArray()) {
            for (String part : conditions.toString().split("[^0-9]+", -1)) {
                if (!part.isEmpty() && new BigInteger(part).bitLength() <= 8 && count < 4) {
                    packed |= Long.parseLong(part) << (8 * count++);
                }
            }
        }
        return packed;
    }

    private static boolean has(JsonNode event, String member) {
        return event.has(member) && !event.path(member).isNull();
    }

    private static long time(JsonNode event, String member) {
        long ms = required(event, member, 0);
        if (ms < 0 || ms > Long.MAX_VALUE / 1_000_000) {
            throw new Unusable();
        }
        return ms * 1_000_000;
    }

    private static int whole(JsonNode event, String member, int most) {
        long value = number(event, member, 0);
        if (value < 0 || value > most) {
            throw new Unusable();
        }
        return (int) value;
    }

    private static long shares(JsonNode event, String member) {
        long sizeE6 = number(event, member, 6);
        if (sizeE6 < 0 || sizeE6 > Long.MAX_VALUE / 100) {
            throw new Unusable();
        }
        return sizeE6 * 100;
    }

    private static long required(JsonNode event, String member, int digits) {
        if (!has(event, member)) {
            throw new Unusable();
        }
        return number(event, member, digits);
    }

    private static long number(JsonNode event, String member, int digits) {
        JsonNode value = event.path(member);
        if (!has(event, member)) {
            return 0;
        }
        try {
            BigDecimal decimal = value.isNumber()
                    ? value.decimalValue()
                    : new BigDecimal(value.isString() ? plain(value.asString()) : "none");
            return decimal.setScale(digits, RoundingMode.HALF_UP)
                    .unscaledValue()
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new Unusable();
        }
    }

    /** {@link BigDecimal} takes a leading plus sign; JSON and the decoder do not. */
    private static String plain(String text) {
        return text.startsWith("+") ? "none" : text;
    }
}

package io.atlantis.query.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a client may say: {@code {"op":"subscribe","channels":[…],"after":{"<channel>":seq}}}, {@code
 * {"op":"unsubscribe","channels":[…]}} or {@code {"op":"ping"}}.
 *
 * @param op what to do
 * @param channels with which channels
 * @param after last number seen of a channel, from a client that comes back
 */
record ClientMessage(Op op, List<String> channels, Map<String, Long> after) {

    /** Operations. */
    enum Op {
        SUBSCRIBE,
        UNSUBSCRIBE,
        PING
    }

    /** A message that can't be followed; its text tells the client why. */
    static final class MalformedMessageException extends Exception {

        private static final long serialVersionUID = 1L;

        MalformedMessageException(String detail) {
            super(detail);
        }
    }

    private static final int MAX_CHANNELS = 100;
    private static final int MAX_NAME_LENGTH = 120;

    ClientMessage {
        channels = List.copyOf(channels);
        after = Map.copyOf(after);
    }

    static ClientMessage parse(JsonMapper json, String text) throws MalformedMessageException {
        JsonNode message;
        try {
            message = json.readTree(text);
        } catch (JacksonException e) {
            throw new MalformedMessageException("the message is no JSON: send {\"op\":\"subscribe\",\"channels\":[…]}");
        }
        Op op = op(message.path("op").asString(""));
        return new ClientMessage(op, op == Op.PING ? List.of() : channels(message), after(message));
    }

    private static Op op(String name) throws MalformedMessageException {
        return switch (name) {
            case "subscribe" -> Op.SUBSCRIBE;
            case "unsubscribe" -> Op.UNSUBSCRIBE;
            case "ping" -> Op.PING;
            default ->
                throw new MalformedMessageException("op '" + name + "' is unknown: use subscribe, unsubscribe or ping");
        };
    }

    private static List<String> channels(JsonNode message) throws MalformedMessageException {
        JsonNode named = message.path("channels");
        if (!named.isArray() || named.size() > MAX_CHANNELS) {
            throw new MalformedMessageException("channels must be a list of at most " + MAX_CHANNELS + " names");
        }
        List<String> channels = new ArrayList<>();
        for (JsonNode name : named) {
            if (!name.isString() || name.asString().length() > MAX_NAME_LENGTH) {
                throw new MalformedMessageException(
                        "each channel must be a text of at most " + MAX_NAME_LENGTH + " characters");
            }
            channels.add(name.asString());
        }
        return channels;
    }

    private static Map<String, Long> after(JsonNode message) {
        Map<String, Long> after = new HashMap<>();
        message.path("after").forEachEntry((channel, seq) -> {
            if (seq.isIntegralNumber()) {
                after.put(channel, seq.asLong());
            }
        });
        return after;
    }
}

package io.atlantis.query.live;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes frames as JSON: {@code {"channel","seq","type":"snapshot|update|gap|error","data"}}. Thread-safe. */
final class FrameWriter {

    private final JsonMapper json;

    FrameWriter(JsonMapper json) {
        this.json = json;
    }

    Frame snapshot(String channel, long seq, Object data) {
        return frame(channel, seq, "snapshot", data);
    }

    Frame update(String channel, long seq, Object data) {
        return frame(channel, seq, "update", data);
    }

    /** Says that frames were left out because the client read too slowly; a snapshot follows. */
    Frame gap(String channel, long seq, long missed) {
        return frame(channel, seq, "gap", Map.of("missed", missed));
    }

    /**
     * Says that a message could not be followed.
     *
     * @param channel it was about; empty when it was about none
     */
    Frame error(String channel, String code, String detail) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (!channel.isEmpty()) {
            members.put("channel", channel);
        }
        members.put("type", "error");
        members.put("data", Map.of("code", code, "detail", detail));
        return new Frame(channel, 0, json.writeValueAsString(members));
    }

    Frame pong() {
        return new Frame("", 0, "{\"type\":\"pong\"}");
    }

    private Frame frame(String channel, long seq, String type, Object data) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("channel", channel);
        members.put("seq", seq);
        members.put("type", type);
        members.put("data", data);
        return new Frame(channel, seq, json.writeValueAsString(members));
    }
}

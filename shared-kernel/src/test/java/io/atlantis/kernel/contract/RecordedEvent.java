package io.atlantis.kernel.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atlantis.kernel.eventlog.FoldCheckpoint;
import io.atlantis.kernel.eventlog.FoldStep;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.LogFold;
import io.atlantis.kernel.eventlog.LogRecord;
import io.atlantis.kernel.eventlog.OwnerClaim;
import io.atlantis.kernel.eventlog.RecordFormat;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as it was once recorded: three lines of a {@code .event} file with header {@code m}, the payload, and the hash of
 * the two as the first event of a log. A file may hold several.
 *
 * @param meta bytes of header {@code m}
 * @param payload bytes of the value
 * @param hash link of the chain after 32 zero bytes
 */
record RecordedEvent(byte[] meta, byte[] payload, byte[] hash) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LINES = 3;

    static List<RecordedEvent> parse(String file) {
        List<String> lines = file.lines().toList();
        List<RecordedEvent> events = new ArrayList<>();
        for (int line = 0; line + LINES <= lines.size(); line += LINES) {
            events.add(new RecordedEvent(
                    lines.get(line).getBytes(UTF_8),
                    lines.get(line + 1).getBytes(UTF_8),
                    HexFormat.of().parseHex(lines.get(line + 2))));
        }
        return events;
    }

    String payloadText() {
        return new String(payload, UTF_8);
    }

    /** What every reader makes of it. */
    FoldedEvent folded() {
        LogFold fold = new LogFold(0, FoldCheckpoint.START);
        LogRecord claim = RecordFormat.claim(new OwnerClaim("claim-1", 1, "node", "http://localhost", "0.1.0", 1));
        fold.accept(RecordFormat.decode(0, claim.key(), claim.value(), claim.headers()));
        byte[] key = JSON.readTree(meta).path("entityId").asString().getBytes(UTF_8);
        return fold.accept(RecordFormat.decode(1, key, payload, headers()))
                        instanceof FoldStep.Committed(List<FoldedEvent> events)
                ? events.getFirst()
                : null;
    }

    private Headers headers() {
        return new RecordHeaders()
                .add("k", new byte[] {'E'})
                .add("e", ByteBuffer.allocate(Long.BYTES).putLong(1).array())
                .add("s", ByteBuffer.allocate(Long.BYTES).array())
                .add("c", ByteBuffer.allocate(2 * Integer.BYTES).putInt(0).putInt(1).array())
                .add("m", meta)
                .add("h", hash);
    }
}

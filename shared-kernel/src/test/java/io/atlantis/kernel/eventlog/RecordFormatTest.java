package io.atlantis.kernel.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.security.MessageDigest;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class RecordFormatTest {

    private static final String CANONICAL =
            "{\"entityId\":\"main.thing.1\",\"entityType\":\"Thing\",\"id\":\"e1\",\"metadata\":{\"actor\":\"ada\"},"
                    + "\"tags\":[[\"Thing\",\"main.thing.1\"]],\"time\":\"2026-01-02T03:04:05Z\","
                    + "\"type\":\"atlantis.test.Happened\",\"version\":\"1\"}";

    @Test
    void shouldWriteTheDescriptorAsCanonicalJson() {
        assertThat(new String(RecordFormat.meta(LogScribe.descriptor("e1")), UTF_8))
                .isEqualTo(CANONICAL);
    }

    @Test
    void shouldHashPreviousSequenceLengthsMetaAndValueInThatOrder() throws Exception {
        byte[] previous = "p".repeat(32).getBytes(UTF_8);
        byte[] meta = CANONICAL.getBytes(UTF_8);
        byte[] value = "{}".getBytes(UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(previous);
        out.writeLong(7);
        out.writeInt(meta.length);
        out.writeInt(value.length);
        out.write(meta);
        out.write(value);

        byte[] expected = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());

        assertThat(new HashChain().next(previous, 7, meta, value)).isEqualTo(expected);
    }

    @Test
    void shouldLayTheHeadersOutInBigEndian() {
        LogScribe scribe = new LogScribe("a");
        scribe.claim();
        LogRecord second = scribe.commit(2).get(1);

        assertThat(header(second, "k")).isEqualTo(new byte[] {'E'});
        assertThat(header(second, "e")).isEqualTo(new byte[] {0, 0, 0, 0, 0, 0, 0, 1});
        assertThat(header(second, "s")).isEqualTo(new byte[] {0, 0, 0, 0, 0, 0, 0, 1});
        assertThat(header(second, "c")).isEqualTo(new byte[] {0, 0, 0, 1, 0, 0, 0, 2});
        assertThat(header(second, "h")).hasSize(32);
        assertThat(new String(header(second, "ce_type"), UTF_8)).isEqualTo("atlantis.test.Happened.v1");
        assertThat(new String(second.key(), UTF_8)).isEqualTo("main.thing.1");
    }

    @Test
    void shouldLayTheHeadersOutInTheirOrderWithCopiesForCloudEvents() {
        byte[] hash = "h".repeat(32).getBytes(UTF_8);
        byte[] payload = "{}".getBytes(UTF_8);

        LogRecord record =
                EventTemplate.of(LogScribe.descriptor("e1"), "00-trace").at(3, 7, 0, 1, payload, hash);

        assertThat(record.headers())
                .extracting(Header::key)
                .containsExactly(
                        "k",
                        "e",
                        "s",
                        "c",
                        "m",
                        "h",
                        "ce_specversion",
                        "ce_id",
                        "ce_source",
                        "ce_type",
                        "ce_time",
                        "ce_subject",
                        "traceparent");
        assertThat(record.headers())
                .extracting(header -> new String(header.value(), UTF_8))
                .containsExactly(
                        "E",
                        "\0\0\0\0\0\0\0\u0003",
                        "\0\0\0\0\0\0\0\u0007",
                        "\0\0\0\0\0\0\0\u0001",
                        CANONICAL,
                        "h".repeat(32),
                        "1.0",
                        "e1",
                        "/atlantis/command-service",
                        "atlantis.test.Happened.v1",
                        "2026-01-02T03:04:05Z",
                        "main.thing.1",
                        "00-trace");
        assertThat(record.value()).isEqualTo(payload);
    }

    @Test
    void shouldReadBackWhatItWrote() {
        LogScribe scribe = new LogScribe("a");
        LogEntry claim = LogScribe.entry(4, scribe.claim());
        LogEntry event = LogScribe.entry(5, scribe.commit(1).getFirst());

        assertThat(claim).isEqualTo(new LogEntry.Claim(4, new OwnerClaim("a-1", 1, "a", "http://a", "1", 4)));
        assertThat(event).isInstanceOfSatisfying(LogEntry.Event.class, read -> {
            assertThat(read.offset()).isEqualTo(5);
            assertThat(read.descriptor()).isEqualTo(LogScribe.descriptor("a-event-0"));
        });
    }

    @Test
    void shouldTakeWhateverElseStandsThereForForeign() {
        LogRecord event = written();
        assertThat(List.of(
                        RecordFormat.decode(0, event.key(), event.value(), new RecordHeaders()),
                        RecordFormat.decode(0, null, event.value(), event.headers()),
                        RecordFormat.decode(0, event.key(), null, event.headers()),
                        RecordFormat.decode(0, "other".getBytes(UTF_8), event.value(), event.headers()),
                        RecordFormat.decode(0, event.key(), event.value(), without(event, "h")),
                        RecordFormat.decode(0, event.key(), event.value(), with(event, "k", new byte[] {'X'})),
                        RecordFormat.decode(0, event.key(), event.value(), with(event, "s", new byte[3])),
                        RecordFormat.decode(0, event.key(), event.value(), with(event, "c", new byte[8])),
                        RecordFormat.decode(0, event.key(), event.value(), with(event, "m", "{".getBytes(UTF_8))),
                        RecordFormat.decode(0, event.key(), event.value(), with(event, "m", "[]".getBytes(UTF_8)))))
                .allSatisfy(entry -> assertThat(entry).isInstanceOf(LogEntry.Foreign.class));
    }

    private static LogRecord written() {
        LogScribe scribe = new LogScribe("a");
        scribe.claim();
        return scribe.commit(1).getFirst();
    }

    private static byte[] header(LogRecord record, String name) {
        return record.headers().lastHeader(name).value();
    }

    private static Headers without(LogRecord record, String name) {
        Headers headers = new RecordHeaders();
        for (Header header : record.headers()) {
            if (!header.key().equals(name)) {
                headers.add(header);
            }
        }
        return headers;
    }

    private static Headers with(LogRecord record, String name, byte[] value) {
        return without(record, name).add(name, value);
    }
}

package io.atlantis.kernel.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.testkit.gen.SeededTest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The streaming reader of header {@code m} against a plain one over a tree, for sound bytes and for damaged ones. */
class DescriptorJsonPropertyTest {

    private static final JsonMapper TREE = JsonMapper.builder().build();
    private static final String[] PIECES = {
        "\"tags\":3",
        "\"tags\":[[\"a\"]]",
        "\"tags\":[[\"a\",\"b\",[1]]]",
        "\"metadata\":[]",
        "\"metadata\":{\"a\":1}",
        "\"id\":\"again\"",
        "\"new\":{\"a\":[{}]}",
        "\"time\":\"2026-02-30T00:00:00Z\"",
        "\"time\":\"2026-01-02T24:00:00Z\"",
        "\"time\":\"+12026-01-02T03:04:05Z\"",
        "\"time\":\"2026-01-02t03:04:05z\"",
        "\"time\":\"2026-01-02T03:04:05+01:00\"",
        "\"time\":\"2016-12-31T23:59:60Z\"",
        "\"type\":null"
    };

    @SeededTest(tries = 300)
    void shouldReadBackWhatWasWritten(RandomGenerator random) {
        EventDescriptor descriptor = random(random);

        assertThat(DescriptorJson.read(RecordFormat.meta(descriptor))).isEqualTo(descriptor);
    }

    @SeededTest(tries = 3_000)
    void shouldJudgeDamagedBytesAsATreeReaderDoes(RandomGenerator random) {
        byte[] bytes = damaged(RecordFormat.meta(random(random)), random);

        assertThat(streamed(bytes)).as(new String(bytes, UTF_8)).isEqualTo(plain(bytes));
    }

    private static byte[] damaged(byte[] bytes, RandomGenerator random) {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(3)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) "{}[],:\"\\ 0aZT".charAt(random.nextInt(13));
            default -> {
                String piece = PIECES[random.nextInt(PIECES.length)];
                String text = new String(bytes, UTF_8);
                String without = text.substring(1, text.length() - 1);
                return ("{" + (random.nextBoolean() ? piece + "," + without : without + "," + piece) + "}")
                        .getBytes(UTF_8);
            }
        }
        return bytes;
    }

    private static Optional<EventDescriptor> streamed(byte[] bytes) {
        try {
            return Optional.of(DescriptorJson.read(bytes));
        } catch (MalformedRecordException e) {
            return Optional.empty();
        }
    }

    private static Optional<EventDescriptor> plain(byte[] bytes) {
        try {
            JsonNode json = TREE.readTree(bytes);
            List<EventTag> tags = new ArrayList<>();
            json.path("tags").forEach(pair -> tags.add(new EventTag(text(pair.path(0)), text(pair.path(1)))));
            TreeMap<String, String> metadata = new TreeMap<>();
            json.path("metadata")
                    .properties()
                    .forEach(member -> metadata.put(member.getKey(), text(member.getValue())));
            return Optional.of(new EventDescriptor(
                    text(json.path("id")),
                    text(json.path("type")),
                    text(json.path("version")),
                    Instant.parse(text(json.path("time"))),
                    text(json.path("entityType")),
                    text(json.path("entityId")),
                    tags,
                    metadata));
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode value) {
        if (!value.isString()) {
            throw new IllegalArgumentException("no string");
        }
        return value.stringValue();
    }

    private static EventDescriptor random(RandomGenerator random) {
        List<EventTag> tags = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            tags.add(new EventTag(word(random), word(random)));
        }
        TreeMap<String, String> metadata = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            metadata.put(word(random), word(random));
        }
        Instant time = Instant.ofEpochSecond(
                random.nextLong(-70_000_000_000L, 300_000_000_000L),
                random.nextBoolean() ? 0 : random.nextInt(1_000_000_000));
        return new EventDescriptor(
                word(random), word(random), word(random), time, word(random), word(random), tags, metadata);
    }

    private static String word(RandomGenerator random) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            word.appendCodePoint("abc.\"\\\n\u0001é€\uD83D\uDE00".codePointAt(random.nextInt(10)));
        }
        return word.toString();
    }
}

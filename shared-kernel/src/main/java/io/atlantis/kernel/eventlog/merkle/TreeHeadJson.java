package io.atlantis.kernel.eventlog.merkle;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A head as it stands in {@code domain.heads}: the key is its partition's number in decimal, the value JSON by
 * {@code records/SignedTreeHead.v1.json}. Hashes and signature are lower-case hex. Thread-safe.
 */
public final class TreeHeadJson {

    private static final JsonFactory FACTORY = JsonFactory.builder().build();
    private static final JsonMapper MAPPER = new JsonMapper(FACTORY);
    private static final HexFormat HEX = HexFormat.of();

    private TreeHeadJson() {}

    /** The record's key. */
    public static byte[] key(int partition) {
        return Integer.toString(partition).getBytes(US_ASCII);
    }

    /** The record's value. */
    public static byte[] write(SignedTreeHead head) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeNumberProperty("partition", head.partition());
            json.writeNumberProperty("treeSize", head.treeSize());
            json.writeStringProperty("rootHash", head.rootHash().hex());
            json.writeStringProperty("chainHead", head.chainHead().hex());
            json.writeStringProperty("time", head.time().toString());
            json.writeStringProperty("keyId", head.keyId());
            json.writeStringProperty("signature", HEX.formatHex(head.signature()));
            json.writeName("frontier");
            json.writeStartArray();
            head.frontier().forEach(hash -> json.writeString(hash.hex()));
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a value. Members that it doesn't know are passed over: later versions may add some.
     *
     * @throws IllegalArgumentException when it is not of the form of a head, with what is wrong; whether it is true, only
     *     {@link SignedTreeHead#verify} tells
     */
    public static SignedTreeHead read(byte[] value) {
        try {
            JsonNode json = MAPPER.readTree(value);
            return new SignedTreeHead(
                    Math.toIntExact(number(json, "partition")),
                    number(json, "treeSize"),
                    TreeHash.parse(text(json, "rootHash")),
                    TreeHash.parse(text(json, "chainHead")),
                    Instant.parse(text(json, "time")),
                    text(json, "keyId"),
                    HEX.parseHex(text(json, "signature")),
                    frontier(json.path("frontier")));
        } catch (JacksonException | DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("no tree head: " + e.getMessage(), e);
        }
    }

    private static List<TreeHash> frontier(JsonNode array) {
        return array.valueStream()
                .map(hash -> TreeHash.parse(string(hash, "frontier")))
                .toList();
    }

    private static long number(JsonNode object, String member) {
        JsonNode value = object.path(member);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException("no tree head: " + member + " is no whole number");
        }
        return value.longValue();
    }

    private static String text(JsonNode object, String member) {
        return string(object.path(member), member);
    }

    private static String string(JsonNode value, String member) {
        if (!value.isString()) {
            throw new IllegalArgumentException("no tree head: " + member + " is no string");
        }
        return value.stringValue();
    }
}

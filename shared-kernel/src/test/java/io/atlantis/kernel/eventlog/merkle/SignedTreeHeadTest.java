package io.atlantis.kernel.eventlog.merkle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.atlantis.testkit.gen.SeededTest;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SignedTreeHeadTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SCHEMA = resource("/records/SignedTreeHead.v1.json");
    private static final String RECORDED = resource("/recorded-heads/SignedTreeHead.v1.json");
    private static final Schema VALIDATOR = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SCHEMA, InputFormat.JSON);

    private final SignedHeads signer = new SignedHeads();
    private final SignedTreeHead head = signer.head(
            3,
            PublishedVectors.LEAVES.stream().map(SignedTreeHeadTest::chainHash).toList());

    private static byte[] chainHash(byte[] seed) {
        return Arrays.copyOf(seed, 32);
    }

    private static String resource(String path) {
        try (InputStream stream = SignedTreeHeadTest.class.getResourceAsStream(path)) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isValid(String json) {
        return VALIDATOR
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .isEmpty();
    }

    @Test
    void shouldSignTheDocumentedBytes() {
        String root = "11".repeat(32);
        String chainHead = "22".repeat(32);
        String keyId = "33".repeat(16);
        byte[] bytes = SignedTreeHead.bytesToSign(
                0x01020304,
                0x05060708090a0b0cL,
                TreeHash.parse(root),
                TreeHash.parse(chainHead),
                Instant.ofEpochMilli(0x0d0e0f),
                keyId);

        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo(HexFormat.of().formatHex("atlantis.tree-head.v1".getBytes(UTF_8)) + "00" + "01020304"
                        + "05060708090a0b0c" + root + chainHead + "00000000000d0e0f" + keyId);
    }

    @Test
    void shouldNameAKeyByTheFirstHalfOfItsHash() throws Exception {
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(signer.key().key().getEncoded());
        assertThat(signer.key().id()).isEqualTo(HexFormat.of().formatHex(hash).substring(0, 32));
    }

    @Test
    void shouldVerifyByItsOwnKeyAlone() {
        assertThat(head.verify(signer.key().key())).isTrue();
        assertThat(head.verify(new SignedHeads().key().key())).isFalse();
    }

    @SeededTest(tries = 100)
    void shouldNotVerifyOnceAnythingSignedIsAltered(RandomGenerator random) {
        byte[] signature = head.signature().clone();
        signature[random.nextInt(signature.length)] ^= (byte) (1 << random.nextInt(8));
        List<SignedTreeHead> forged = List.of(
                altered(head.partition() + 1, head.rootHash(), head.chainHead(), head.time(), head.signature()),
                altered(
                        3,
                        MerkleFrontierPropertyTest.flipped(random, head.rootHash()),
                        head.chainHead(),
                        head.time(),
                        head.signature()),
                altered(
                        3,
                        head.rootHash(),
                        MerkleFrontierPropertyTest.flipped(random, head.chainHead()),
                        head.time(),
                        head.signature()),
                altered(3, head.rootHash(), head.chainHead(), head.time().plusMillis(1), head.signature()),
                altered(3, head.rootHash(), head.chainHead(), head.time(), signature));

        assertThat(forged).noneMatch(one -> one.verify(signer.key().key()));
    }

    private SignedTreeHead altered(int partition, TreeHash root, TreeHash chainHead, Instant time, byte[] signature) {
        return new SignedTreeHead(
                partition, head.treeSize(), root, chainHead, time, head.keyId(), signature, head.frontier());
    }

    @Test
    void shouldWriteWhatTheSchemaDescribesAndReadItBack() {
        byte[] json = TreeHeadJson.write(head);

        assertThat(isValid(new String(json, UTF_8))).isTrue();
        assertThat(TreeHeadJson.read(json)).isEqualTo(head);
        assertThat(TreeHeadJson.key(12)).isEqualTo("12".getBytes(UTF_8));
    }

    @Test
    void shouldHaveASchemaOfTheRecordsComponentsAndNothingElse() {
        JsonNode schema = JSON.readTree(SCHEMA);
        List<String> components = Arrays.stream(SignedTreeHead.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();

        assertThat(schema.path("properties").propertyNames()).containsExactlyElementsOf(components);
        assertThat(schema.path("required").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(components);
        assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
    }

    @Test
    void shouldStillReadAndVerifyWhatWasRecorded() {
        SignedTreeHead recorded = TreeHeadJson.read(RECORDED.getBytes(UTF_8));

        assertThat(isValid(RECORDED)).isTrue();
        assertThat(recorded.verify(recordedKey())).isTrue();
        assertThat(MerkleFrontier.restore(recorded.treeSize(), recorded.frontier(), recorded.rootHash())
                        .size())
                .isEqualTo(recorded.treeSize());
        assertThat(JSON.readTree(TreeHeadJson.write(recorded))).isEqualTo(JSON.readTree(RECORDED));
    }

    private static HeadPublicKey recordedKey() {
        try {
            return HeadPublicKey.read(Path.of(SignedTreeHeadTest.class
                    .getResource("/recorded-heads/key.pub")
                    .toURI()));
        } catch (IOException | java.net.URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldRefuseEveryHeadThatLacksAMemberByItsName() {
        for (String member : JSON.readTree(RECORDED).propertyNames()) {
            ObjectNode lacking = JSON.readTree(RECORDED).asObject();
            lacking.remove(member);
            assertThat(isValid(lacking.toString())).as("without %s", member).isFalse();
            assertThatIllegalArgumentException()
                    .as("without %s", member)
                    .isThrownBy(() -> TreeHeadJson.read(lacking.toString().getBytes(UTF_8)))
                    .withMessageContaining(member);
        }
    }

    @SeededTest(tries = 200)
    void shouldRefuseDamagedJsonOnlyByItsOwnException(RandomGenerator random) {
        byte[] json = RECORDED.getBytes(UTF_8);
        json[random.nextInt(json.length)] = (byte) random.nextInt(256);
        try {
            assertThat(TreeHeadJson.read(json).treeSize()).isPositive();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
    }

    @Test
    void shouldReadThePublicKeyThatItWrote(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key.pub"), signer.key().pem());

        assertThat(HeadPublicKey.read(file)).isEqualTo(signer.key());

        Files.writeString(file, "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HeadPublicKey.read(file))
                .withMessageContaining("key.pub");
    }
}

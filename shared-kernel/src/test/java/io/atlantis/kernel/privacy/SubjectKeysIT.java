package io.atlantis.kernel.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.atlantis.kernel.time.Ticker;
import io.atlantis.kernel.topic.Topics;
import io.atlantis.testkit.gen.SeededTest;
import io.atlantis.testkit.infra.TestKafka;
import io.atlantis.testkit.infra.WithKafka;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys of subjects in a real topic, shared by several processes' worth of pipelines. */
@WithKafka
class SubjectKeysIT {

    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final SecureRandom random = new SecureRandom();
    private final MasterKey master = new MasterKey(new byte[MasterKey.BYTES]);
    private final SubjectId ada = master.subject("main", "ada");
    private String topic;

    @BeforeEach
    void createTopic(TestKafka kafka) {
        topic = kafka.createTopic("subject-keys", 1, Topics.SUBJECT_KEYS.config());
    }

    private SubjectKeysPipeline started(TestKafka kafka, MasterKey key, Duration segment) {
        SubjectKeysPipeline keys =
                new SubjectKeysPipeline(kafka.bootstrapServers(), topic, segment, key, random, Ticker.system());
        keys.start(START_LIMIT);
        return keys;
    }

    private SubjectKeysPipeline started(TestKafka kafka) {
        return started(kafka, master, Duration.ofMinutes(10));
    }

    private long standing(TestKafka kafka) {
        return kafka.readAll(topic).stream()
                .filter(record -> new String(record.key()).startsWith(ada.hex()))
                .count();
    }

    @Test
    void shouldShareAKeyThroughTheTopic(TestKafka kafka) {
        try (SubjectKeysPipeline first = started(kafka);
                SubjectKeysPipeline second = started(kafka)) {
            DataKey key = first.current(ada);

            assertThat(second.find(ada, key.id())).contains(key);
            assertThat(second.current(ada)).isEqualTo(key);
            assertThat(first.current(ada)).isEqualTo(key);
        }
        try (SubjectKeysPipeline later = started(kafka)) {
            assertThat(later.current(ada).key().getEncoded()).hasSize(MasterKey.BYTES);
        }
        assertThat(standing(kafka)).isEqualTo(1);
    }

    @SeededTest(tries = 6)
    void shouldUseTheFirstKeyWhenSeveralMakeOneAtOnce(TestKafka kafka) {
        try (SubjectKeysPipeline first = started(kafka);
                SubjectKeysPipeline second = started(kafka);
                SubjectKeysPipeline third = started(kafka)) {
            List<SubjectKeysPipeline> all = List.of(first, second, third);
            Set<DataKey> given = IntStream.range(0, 12)
                    .parallel()
                    .mapToObj(i -> all.get(i % 3).current(ada))
                    .collect(Collectors.toSet());

            String firstInTopic = kafka.readAll(topic).stream()
                    .map(record -> new String(record.key()))
                    .filter(key -> key.startsWith(ada.hex()))
                    .findFirst()
                    .orElseThrow();
            assertThat(given).singleElement().satisfies(key -> assertThat(firstInTopic).endsWith(key.id()));
        }
    }

    @Test
    void shouldDestroyAllKeysOfASubjectForEverybodyAndNoOneElses(TestKafka kafka) {
        SubjectId grace = master.subject("main", "grace");
        try (SubjectKeysPipeline first = started(kafka);
                SubjectKeysPipeline second = started(kafka)) {
            DataKey adas = first.current(ada);
            DataKey graces = first.current(grace);
            assertThat(second.find(ada, adas.id())).isPresent();

            assertThat(second.destroy(ada)).isEqualTo(1);
            assertThat(second.destroy(ada)).isZero();

            assertThat(second.find(ada, adas.id())).isEmpty();
            await().atMost(Duration.ofSeconds(10)).until(() -> first.find(ada, adas.id()).isEmpty());
            assertThat(first.find(grace, graces.id())).isPresent();
            DataKey next = first.current(ada);
            assertThat(next.id()).isNotEqualTo(adas.id());
            assertThat(second.current(ada)).isEqualTo(next);
        }
    }

    /** Each of them has made a key that the others haven't read yet; the loser's stands in the topic and goes too. */
    @Test
    void shouldDestroyTheKeysThatLostARaceToo(TestKafka kafka) {
        DataKey winner = MasterKey.freshKey(random);
        DataKey loser = MasterKey.freshKey(random);
        for (DataKey key : List.of(winner, loser)) {
            kafka.send(List.of(new org.apache.kafka.clients.producer.ProducerRecord<>(
                    topic,
                    SubjectKeyTable.recordKey(ada, key.id()),
                    master.wrap(ada, key, new AesGcm(random)))));
        }
        try (SubjectKeysPipeline keys = started(kafka)) {
            assertThat(keys.current(ada).id()).isEqualTo(winner.id());
            assertThat(keys.destroy(ada)).isEqualTo(2);
            assertThat(keys.find(ada, winner.id())).isEmpty();
            assertThat(keys.find(ada, loser.id())).isEmpty();
            assertThat(keys.current(ada).id()).isNotIn(winner.id(), loser.id());
        }
    }

    @Test
    void shouldNotStartWithAnotherMasterKeyThanTheTopicWasBegunWith(TestKafka kafka) {
        byte[] other = new byte[MasterKey.BYTES];
        other[7] = 7;
        started(kafka).close();

        assertThatThrownBy(() -> started(kafka, new MasterKey(other), Duration.ofMinutes(10)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("copy of the key file");
    }

    @Test
    void shouldSayThatTheTopicIsMissing(TestKafka kafka) {
        topic = "no-such-topic";
        SubjectKeysPipeline keys = new SubjectKeysPipeline(
                kafka.bootstrapServers(), topic, Duration.ofMinutes(10), master, random, Ticker.system());
        try (keys) {
            assertThatThrownBy(() -> keys.start(Duration.ofSeconds(3)))
                    .isInstanceOf(SubjectKeysUnavailableException.class)
                    .hasMessageContaining("no-such-topic");
        }
    }

    /** The roll is what makes it happen: nothing else writes here after the tombstone. */
    @Test
    void shouldHaveADestroyedKeyOffTheTopicOnceItIsCompacted(TestKafka kafka) {
        Map<String, String> quick = new HashMap<>(Topics.SUBJECT_KEYS.config());
        quick.putAll(Map.of("segment.ms", "1000", "max.compaction.lag.ms", "1000", "delete.retention.ms", "100"));
        topic = kafka.createTopic("subject-keys", 1, quick);
        try (SubjectKeysPipeline keys = started(kafka, master, Duration.ofSeconds(2))) {
            DataKey key = keys.current(ada);
            assertThat(keys.destroy(ada)).isEqualTo(1);

            await().atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(kafka.readAll(topic))
                            .filteredOn(SubjectKeysIT::holdsAKey)
                            .isEmpty());
            assertThat(keys.find(ada, key.id())).isEmpty();
        }
    }

    private static boolean holdsAKey(ConsumerRecord<byte[], byte[]> record) {
        return record.value() != null && record.value().length > 1;
    }
}

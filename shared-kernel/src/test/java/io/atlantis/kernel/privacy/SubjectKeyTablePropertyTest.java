package io.atlantis.kernel.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.testkit.gen.SeededTest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Which key is current doesn't depend on what of the topic has been compacted away. */
class SubjectKeyTablePropertyTest {

    private final MasterKey master = new MasterKey(new byte[MasterKey.BYTES]);
    private final SecureRandom random = new SecureRandom();
    private final List<SubjectId> subjects =
            List.of(master.subject("main", "ada"), master.subject("main", "grace"), master.subject("main", "alan"));

    private record Written(long offset, SubjectId subject, String keyId, byte[] value) {}

    @SeededTest(tries = 100)
    void shouldAgreeWithAReaderOfTheCompactedTopic(RandomGenerator seeds) {
        List<Written> topic = topic(seeds);
        SubjectKeyTable whole = table(topic);
        SubjectKeyTable compacted = table(compacted(topic, seeds.nextInt(topic.size() + 1)));

        for (SubjectId subject : subjects) {
            Optional<String> expected = naive(topic, subject);
            assertThat(whole.current(subject).map(DataKey::id)).isEqualTo(expected);
            assertThat(compacted.current(subject).map(DataKey::id)).isEqualTo(expected);
        }
    }

    private List<Written> topic(RandomGenerator seeds) {
        List<Written> topic = new ArrayList<>();
        List<Written> keys = new ArrayList<>();
        for (int offset = 0; offset < 40; offset++) {
            if (keys.isEmpty() || seeds.nextInt(5) < 2) {
                SubjectId subject = subjects.get(seeds.nextInt(subjects.size()));
                DataKey key = MasterKey.freshKey(random);
                keys.add(new Written(offset, subject, key.id(), master.wrap(subject, key, new AesGcm(random))));
                topic.add(keys.getLast());
            } else {
                Written key = keys.get(seeds.nextInt(keys.size()));
                topic.add(new Written(offset, key.subject(), key.keyId(), null));
            }
        }
        return topic;
    }

    /** As Kafka does it: of the records before an offset only each key's last one stays, and no tombstone. */
    private static List<Written> compacted(List<Written> topic, int before) {
        Map<String, Written> last = new HashMap<>();
        topic.subList(0, before).forEach(record -> last.put(record.keyId(), record));
        return topic.stream()
                .filter(record -> record.offset() >= before
                        || (last.get(record.keyId()) == record && record.value() != null))
                .toList();
    }

    private SubjectKeyTable table(List<Written> topic) {
        SubjectKeyTable table = new SubjectKeyTable(master);
        topic.forEach(record -> table.apply(
                record.offset(), SubjectKeyTable.recordKey(record.subject(), record.keyId()), record.value()));
        return table;
    }

    /** The first key of a subject that no tombstone names. */
    private static Optional<String> naive(List<Written> topic, SubjectId subject) {
        List<String> destroyed = topic.stream()
                .filter(record -> record.value() == null)
                .map(Written::keyId)
                .toList();
        return topic.stream()
                .filter(record -> record.subject().equals(subject) && record.value() != null)
                .map(Written::keyId)
                .filter(keyId -> !destroyed.contains(keyId))
                .findFirst();
    }
}

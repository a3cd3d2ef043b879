package io.atlantis.kernel.privacy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The records of {@code domain.subject-keys} that stand. A record's key is {@code <subject, 32 hex>.<key id, 16 hex>}, its
 * value the wrapped key or a tombstone. The subject's current key is the one that stands at the lowest offset: which that is
 * depends on the records that stand alone, so all readers agree, before and after compaction. Written by one thread, read by
 * any.
 */
final class SubjectKeyTable {

    private static final Pattern KEY = Pattern.compile("([0-9a-f]{32})\\.([0-9a-f]{16})");
    private static final Pattern MASTER = Pattern.compile("~master\\.([0-9a-f]{16})");

    private final MasterKey master;
    private final Map<SubjectId, List<Standing>> keys = new ConcurrentHashMap<>();
    private volatile Optional<String> masterFingerprint = Optional.empty();

    /**
     * A key that stands.
     *
     * @param key empty when this master key doesn't unwrap it
     */
    record Standing(long offset, String keyId, Optional<DataKey> key) {

        DataKey usable() {
            return key.orElseThrow(() -> new DamagedPersonalDataException(
                    "key " + keyId + " at offset " + offset + " was wrapped by another master key", null));
        }
    }

    SubjectKeyTable(MasterKey master) {
        this.master = master;
    }

    static byte[] recordKey(SubjectId subject, String keyId) {
        return (subject.hex() + "." + keyId).getBytes(US_ASCII);
    }

    static byte[] masterRecordKey(MasterKey master) {
        return ("~master." + master.fingerprint()).getBytes(US_ASCII);
    }

    /** Takes a record; what is of no known form is left alone. */
    void apply(long offset, byte[] key, byte @Nullable [] value) {
        String name = new String(key, US_ASCII);
        Matcher matcher = KEY.matcher(name);
        if (matcher.matches()) {
            SubjectId subject = SubjectId.ofHex(matcher.group(1));
            String keyId = matcher.group(2);
            if (value == null) {
                remove(subject, keyId);
            } else {
                add(subject, new Standing(offset, keyId, master.unwrap(subject, keyId, value)));
            }
        } else if (value != null && masterFingerprint.isEmpty()) {
            Matcher fingerprint = MASTER.matcher(name);
            if (fingerprint.matches()) {
                masterFingerprint = Optional.of(fingerprint.group(1));
            }
        }
    }

    private void add(SubjectId subject, Standing standing) {
        List<Standing> all = new ArrayList<>(all(subject));
        all.add(standing);
        keys.put(subject, List.copyOf(all));
    }

    private void remove(SubjectId subject, String keyId) {
        List<Standing> left = all(subject).stream()
                .filter(standing -> !standing.keyId().equals(keyId))
                .toList();
        if (left.isEmpty()) {
            keys.remove(subject);
        } else {
            keys.put(subject, left);
        }
    }

    Optional<DataKey> current(SubjectId subject) {
        List<Standing> standing = all(subject);
        return standing.isEmpty()
                ? Optional.empty()
                : Optional.of(standing.getFirst().usable());
    }

    Optional<DataKey> find(SubjectId subject, String keyId) {
        for (Standing standing : all(subject)) {
            if (standing.keyId().equals(keyId)) {
                return Optional.of(standing.usable());
            }
        }
        return Optional.empty();
    }

    /** All keys of a subject, in the order of their offsets. */
    List<Standing> all(SubjectId subject) {
        return keys.getOrDefault(subject, List.of());
    }

    /** Fingerprint of the master key that the topic was begun with; empty when nobody has written yet. */
    Optional<String> masterFingerprint() {
        return masterFingerprint;
    }
}

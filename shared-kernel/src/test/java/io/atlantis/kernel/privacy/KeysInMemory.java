package io.atlantis.kernel.privacy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys of subjects without a topic, for tests of what uses them. */
public final class KeysInMemory implements SubjectKeys {

    private final SecureRandom random = new SecureRandom();
    private final Map<SubjectId, List<DataKey>> keys = new HashMap<>();

    @Override
    public DataKey current(SubjectId subject) {
        List<DataKey> all = keys.computeIfAbsent(subject, _ -> new ArrayList<>());
        if (all.isEmpty()) {
            all.add(MasterKey.freshKey(random));
        }
        return all.getFirst();
    }

    @Override
    public Optional<DataKey> find(SubjectId subject, String keyId) {
        return keys.getOrDefault(subject, List.of()).stream()
                .filter(key -> key.id().equals(keyId))
                .findFirst();
    }

    @Override
    public int destroy(SubjectId subject) {
        List<DataKey> destroyed = keys.remove(subject);
        return destroyed == null ? 0 : destroyed.size();
    }

    void put(SubjectId subject, DataKey key) {
        keys.computeIfAbsent(subject, _ -> new ArrayList<>()).add(key);
    }
}

package io.atlantis.eventstore.index;

import io.atlantis.kernel.eventlog.EventTag;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers of the tags used lately at which sequence the last stored event stands, so that most conditions are checked
 * without the store. Guarded by whoever owns it.
 */
final class HotTags {

    private static final int CAPACITY = 32_768;
    private static final float LOAD_FACTOR = 0.75f;

    private final Map<EventTag, Long> lastSequences = new LinkedHashMap<>(1_024, LOAD_FACTOR, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<EventTag, Long> eldest) {
            return size() > CAPACITY;
        }
    };

    /** The last stored sequence, {@link Candidates#NONE} for a tag without events; null when it is not remembered. */
    @Nullable
    Long lastSequence(EventTag tag) {
        return lastSequences.get(tag);
    }

    void put(EventTag tag, long lastSequence) {
        lastSequences.put(tag, lastSequence);
    }

    void clear() {
        lastSequences.clear();
    }
}

package io.atlantis.kernel.eventlog;

import java.util.Comparator;

/**
 * What an event is found by: the entity it concerns.
 *
 * @param key the entity's type, such as {@code Strategy}
 * @param value the entity's id
 */
public record EventTag(String key, String value) implements Comparable<EventTag> {

    private static final Comparator<EventTag> ORDER =
            Comparator.comparing(EventTag::key).thenComparing(EventTag::value);

    @Override
    public int compareTo(EventTag other) {
        return ORDER.compare(this, other);
    }
}

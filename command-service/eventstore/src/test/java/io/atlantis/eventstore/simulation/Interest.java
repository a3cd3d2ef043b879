package io.atlantis.eventstore.simulation;

import io.atlantis.eventstore.index.EventCriterion;
import io.atlantis.eventstore.index.EventFilter;
import io.atlantis.kernel.eventlog.EventTag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Which events a decision was based on, in words of its own: the store's filter is what is tested by it. */
record Interest(List<Alternative> alternatives) {

    static final String TAG_KEY = "Thing";

    /** Events of any of these types (none named: all) that concern all of these entities. */
    record Alternative(Set<String> types, Set<String> entities) {}

    static Interest random(RandomGenerator random) {
        String one = entity(random);
        String other = entity(random);
        String type = type(random);
        return switch (random.nextInt(12)) {
            case 0, 1 -> new Interest(List.of(of(Set.of(), one), of(Set.of(), other)));
            case 2 -> new Interest(List.of(of(Set.of(type), one)));
            case 3 -> new Interest(List.of(of(Set.of())));
            case 4 -> new Interest(List.of(new Alternative(Set.of(), setOf(one, other))));
            case 5 -> new Interest(List.of(of(Set.of(type))));
            case 6 -> new Interest(List.of(of(Set.of(type), one), of(Set.of(), other)));
            default -> new Interest(List.of(of(Set.of(), one)));
        };
    }

    static String entity(RandomGenerator random) {
        return "thing-" + random.nextInt(4);
    }

    static String type(RandomGenerator random) {
        return "sim.T" + random.nextInt(3);
    }

    private static Alternative of(Set<String> types, String... entities) {
        return new Alternative(types, Set.of(entities));
    }

    private static Set<String> setOf(String one, String other) {
        return one.equals(other) ? Set.of(one) : Set.of(one, other);
    }

    boolean covers(String type, Collection<String> entities) {
        for (Alternative alternative : alternatives) {
            boolean typeFits =
                    alternative.types().isEmpty() || alternative.types().contains(type);
            if (typeFits && entities.containsAll(alternative.entities())) {
                return true;
            }
        }
        return false;
    }

    EventFilter filter() {
        List<EventCriterion> criteria = new ArrayList<>();
        for (Alternative alternative : alternatives) {
            criteria.add(new EventCriterion(
                    alternative.types(),
                    alternative.entities().stream()
                            .map(entity -> new EventTag(TAG_KEY, entity))
                            .collect(Collectors.toSet())));
        }
        return new EventFilter(criteria);
    }
}

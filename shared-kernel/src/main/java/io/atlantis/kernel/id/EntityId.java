package io.atlantis.kernel.id;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Id of an entity: {@code <workspace>.<type>.<uuid>}, such as {@code main.strategy.019a…}. The workspace (the tenant)
 * stands in the id because it chooses the partition of {@code domain.events}: one partition, one consistency boundary.
 *
 * @param workspace lower-case name of the tenant
 * @param type lower-case entity type, such as {@code strategy}
 * @param uuid unique inside the type
 */
public record EntityId(String workspace, String type, UUID uuid) {

    private static final Pattern SHAPE = Pattern.compile(
            "([a-z0-9-]{1,40})\\.([a-z]{1,40})\\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");

    /** The id that a text stands for; empty when it has not the shape of one. */
    public static Optional<EntityId> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches()
                ? Optional.of(new EntityId(matcher.group(1), matcher.group(2), UUID.fromString(matcher.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return workspace + "." + type + "." + uuid;
    }
}

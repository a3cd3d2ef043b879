package io.atlantis.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the edge answered.
 *
 * @param status   HTTP status
 * @param body     JSON; an empty object where there was none
 * @param position the {@code Atlantis-Position} of a write
 */
record Answer(int status, JsonNode body, Optional<String> position) {

    /** Text of a field. */
    String text(String field) {
        return body.path(field).asString();
    }

    /** The elements of a list of the body. */
    List<JsonNode> list(String field) {
        List<JsonNode> elements = new ArrayList<>();
        body.path(field).forEach(elements::add);
        return elements;
    }
}

package io.atlantis.simulator.stream;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/**
 * A client's message, such as {@code {"action":"subscribe","params":"T.*,Q.*"}}.
 *
 * @param name {@code auth}, {@code subscribe} or {@code unsubscribe}
 * @param params the key or the comma-separated topics
 */
record ClientAction(String name, String params) {

    private static final JsonFactory JSON = new JsonFactory();

    /** Empty when the text is no JSON object with both members as strings. */
    static Optional<ClientAction> parse(String text) {
        String name = null;
        String params = null;
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String member = parser.currentName();
                if (parser.nextToken() != JsonToken.VALUE_STRING) {
                    parser.skipChildren();
                } else if (member.equals("action")) {
                    name = parser.getString();
                } else if (member.equals("params")) {
                    params = parser.getString();
                }
            }
        } catch (JacksonException e) {
            return Optional.empty();
        }
        return name == null || params == null ? Optional.empty() : Optional.of(new ClientAction(name, params));
    }
}

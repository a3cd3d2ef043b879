package io.atlantis.standalone.client;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts an RFC 9457 problem into one line for a terminal. */
final class ProblemText {

    private ProblemText() {}

    /**
     * The line.
     *
     * @param status HTTP status
     * @param body   problem+json; anything else is shown as it is
     */
    static String of(int status, String body) {
        JsonNode problem;
        try {
            problem = JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            return "HTTP " + status + ": " + body.strip();
        }
        List<String> errors = new ArrayList<>();
        problem.path("errors").forEach(error -> errors.add(error(error)));
        if (!errors.isEmpty()) {
            return String.join("; ", errors);
        }
        String detail = problem.path("detail").asString("");
        return detail.isEmpty() ? "HTTP " + status + ": " + body.strip() : detail;
    }

    /** {@code file:line:column field 'value': message}, as far as each is there. */
    private static String error(JsonNode error) {
        StringBuilder text = new StringBuilder();
        append(text, error.path("file"), "");
        append(text, error.path("line"), ":");
        append(text, error.path("column"), ":");
        append(text, error.path("field"), " ");
        if (error.hasNonNull("value")) {
            text.append(" '").append(error.path("value").asString()).append('\'');
        }
        text.append(text.isEmpty() ? "" : ": ").append(error.path("message").asString(""));
        return text.toString();
    }

    private static void append(StringBuilder text, JsonNode part, String separator) {
        if (!part.isMissingNode() && !part.isNull()) {
            text.append(text.isEmpty() ? "" : separator).append(part.asString());
        }
    }
}

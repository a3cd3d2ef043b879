package io.atlantis.query.projection;

import io.atlantis.query.web.Problems;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the event log that a client wants to see at the least: what a command's {@code Atlantis-Position} said.
 *
 * @param partition of the event log
 * @param offset of the record that must be in the read model
 */
record MinPosition(int partition, long offset) {

    static final String HEADER = "Atlantis-Min-Position";

    private static final Pattern FORM = Pattern.compile("(\\d{1,9}):(\\d{1,18})");

    /**
     * Reads the header's value.
     *
     * @throws io.atlantis.kernel.problem.ProblemException when it is not {@code <partition>:<offset>}
     */
    static MinPosition parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw Problems.invalidField(
                    HEADER, text, "is no position; send back what Atlantis-Position said, <partition>:<offset>");
        }
        return new MinPosition(Integer.parseInt(form.group(1)), Long.parseLong(form.group(2)));
    }
}

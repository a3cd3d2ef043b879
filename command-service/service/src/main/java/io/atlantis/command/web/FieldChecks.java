package io.atlantis.command.web;

import io.atlantis.kernel.problem.FieldError;
import io.atlantis.kernel.problem.Problem;
import io.atlantis.kernel.problem.ProblemException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks the fields of a body and collects everything that is wrong, so that the client learns it at once. A check that fails
 * gives a stand-in value; {@link #throwIfAny()} before values are used. Not thread-safe.
 */
public final class FieldChecks {

    private static final int SHOWN_LENGTH = 100;
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{1,8})?");

    private final List<FieldError> errors = new ArrayList<>();

    /** A text that must be there, not blank, and of at most {@code maxBytes} in UTF-8. */
    public String text(String field, @Nullable String value, int maxBytes) {
        if (value == null || value.isBlank()) {
            add(field, value, "must be a text that is not blank");
            return "";
        }
        if (value.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            add(field, value, "holds a NUL or half a surrogate pair, which no reader of it could show: remove it");
        }
        int bytes = value.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > maxBytes) {
            add(field, value, "has " + bytes + " bytes: at most " + maxBytes);
        }
        return value;
    }

    /** A text that may be absent or empty, and has at most {@code maxBytes} in UTF-8. */
    public String optionalText(String field, @Nullable String value, int maxBytes) {
        return value == null || value.isEmpty() ? "" : text(field, value, maxBytes);
    }

    /** A whole number that must be there and not be below {@code minimum}. */
    public int integer(String field, @Nullable Integer value, int minimum) {
        if (value == null || value < minimum) {
            add(field, value, "must be a whole number of " + minimum + " or more");
            return minimum;
        }
        return value;
    }

    /** A time that must be there, in ISO-8601 with zone or offset. */
    public Instant time(String field, @Nullable String value) {
        try {
            return OffsetDateTime.parse(Objects.requireNonNullElse(value, "")).toInstant();
        } catch (DateTimeException e) {
            add(field, value, "must be a time such as 2020-01-31T00:00:00Z");
            return Instant.EPOCH;
        }
    }

    /** A decimal of up to 15 digits and 8 decimals, not negative, as text; {@code otherwise} when absent. */
    public String decimal(String field, @Nullable String value, String otherwise) {
        String given = value == null ? otherwise : value;
        if (!DECIMAL.matcher(given).matches() || new BigDecimal(given).signum() < 0) {
            add(field, value, "must be a decimal such as \"100000\" or \"0.05\", not negative, at most 8 decimals");
            return "0";
        }
        return given;
    }

    /** Something that must be there. */
    public <T> T present(String field, @Nullable T value, T standIn) {
        if (value == null) {
            add(field, null, "must be given");
            return standIn;
        }
        return value;
    }

    /** Records an error when {@code holds} is false. */
    public void require(boolean holds, String field, @Nullable Object value, String message) {
        if (!holds) {
            add(field, value, message);
        }
    }

    private void add(String field, @Nullable Object value, String message) {
        errors.add(new FieldError(field, value == null ? "" : shortened(value.toString()), message));
    }

    /** Ends the request when something was wrong. */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            FieldError first = errors.getFirst();
            throw new ProblemException(
                    Problem.of("invalid-field", 422, "Invalid field", first.field() + " " + first.message())
                            .withErrors(errors));
        }
    }

    static String shortened(String value) {
        return value.length() <= SHOWN_LENGTH ? value : value.substring(0, SHOWN_LENGTH) + "…";
    }
}

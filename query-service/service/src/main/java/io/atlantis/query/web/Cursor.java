package io.atlantis.query.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list: the sort key of the row before it. Opaque to clients, so that what it holds may change; a list that
 * goes on from a key, instead of skipping a number of rows, neither repeats nor misses rows while others are added.
 *
 * @param parts the key, in the order of the sort
 */
public record Cursor(List<String> parts) {

    private static final int LENGTH_LIMIT = 2_000;

    public Cursor {
        parts = List.copyOf(parts);
    }

    public static Cursor of(Object... parts) {
        return new Cursor(List.of(parts).stream().map(Object::toString).toList());
    }

    /**
     * Reads what a client sent back.
     *
     * @param partCount how many parts the list's key has
     * @return empty when it sent none: the list from its start
     * @throws io.atlantis.kernel.problem.ProblemException when it never came from this list
     */
    public static Optional<Cursor> decode(@Nullable String text, int partCount) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        if (text.length() > LENGTH_LIMIT) {
            throw invalid(text);
        }
        try (DataInputStream bytes = new DataInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(text.getBytes(UTF_8))))) {
            List<String> parts = new ArrayList<>();
            for (int part = 0; part < partCount; part++) {
                parts.add(bytes.readUTF());
            }
            if (bytes.read() != -1) {
                throw invalid(text);
            }
            return Optional.of(new Cursor(parts));
        } catch (IOException | IllegalArgumentException e) {
            throw invalid(text);
        }
    }

    public String encoded() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream data = new DataOutputStream(bytes)) {
            for (String part : parts) {
                data.writeUTF(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    public String text(int part) {
        return parts.get(part);
    }

    public Instant time(int part) {
        try {
            return Instant.parse(parts.get(part));
        } catch (DateTimeException e) {
            throw invalid(encoded());
        }
    }

    public long number(int part) {
        try {
            return Long.parseLong(parts.get(part));
        } catch (NumberFormatException e) {
            throw invalid(encoded());
        }
    }

    private static RuntimeException invalid(String text) {
        return Problems.invalidField(
                "cursor",
                text,
                "is no cursor of this list; send back nextCursor as it was given, or none to start anew");
    }
}

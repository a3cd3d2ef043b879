package io.atlantis.command.web;

import io.atlantis.command.dispatch.CommandResult;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Answers to commands: the body, and the position from which reads show what it did. */
public final class Answers {

    /** Header that a client sends back as {@code Atlantis-Min-Position}. */
    public static final String POSITION_HEADER = "Atlantis-Position";

    private Answers() {}

    /** An answer of a status. */
    public static <T> ResponseEntity<T> of(HttpStatus status, CommandResult result, T body) {
        return ResponseEntity.status(status)
                .header(POSITION_HEADER, result.position())
                .body(body);
    }
}

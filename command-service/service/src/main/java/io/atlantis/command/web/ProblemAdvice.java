package io.atlantis.command.web;

import io.atlantis.kernel.problem.FieldError;
import io.atlantis.kernel.problem.Problem;
import io.atlantis.kernel.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns whatever goes wrong in a controller into an RFC 9457 problem; nobody sees a stack trace. */
@RestControllerAdvice
class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemWriter writer;

    ProblemAdvice(ProblemWriter writer) {
        this.writer = writer;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> problem(ProblemException failure, HttpServletRequest request) {
        return writer.answer(failure.problem(), request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unreadable(
            HttpMessageNotReadableException failure, HttpServletRequest request) {
        return writer.answer(unreadableBody(failure), request);
    }

    private static Problem unreadableBody(HttpMessageNotReadableException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyLimitFilter.BodyTooLargeException tooLarge) {
                return BodyLimitFilter.problem(String.valueOf(tooLarge.getMessage()));
            }
        }
        return switch (failure.getCause()) {
            case UnrecognizedPropertyException unknown -> wrongField(unknown, "", "is no field of this request");
            case InvalidFormatException format ->
                wrongField(format, String.valueOf(format.getValue()), "is of the wrong type");
            case DatabindException databind
            when !databind.getPath().isEmpty() -> wrongField(databind, "", "is of the wrong type");
            case JacksonException syntax -> malformed(syntax.getOriginalMessage());
            case null, default -> malformed("the body is empty or no JSON object");
        };
    }

    private static Problem wrongField(DatabindException failure, String value, String message) {
        String field = failure.getPath().stream()
                .map(reference -> reference.getPropertyName() == null
                        ? Integer.toString(reference.getIndex())
                        : reference.getPropertyName())
                .collect(Collectors.joining("."));
        return Problem.of("invalid-field", 422, "Invalid field", field + " " + message)
                .withErrors(List.of(new FieldError(field, FieldChecks.shortened(value), message)));
    }

    private static Problem malformed(@Nullable String detail) {
        return Problem.of("malformed-json", 400, "Malformed JSON", "the body can't be read as JSON: " + detail);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> anythingElse(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse known) {
            HttpStatus status = Objects.requireNonNullElse(
                    HttpStatus.resolve(known.getStatusCode().value()), HttpStatus.INTERNAL_SERVER_ERROR);
            String detail = Objects.requireNonNullElse(known.getBody().getDetail(), status.getReasonPhrase());
            return writer.answer(Problem.of(code(status), status.value(), status.getReasonPhrase(), detail), request);
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return writer.answer(
                Problem.of(
                        "internal-error",
                        500,
                        "Internal error",
                        "the request failed here; look for the correlation id in the command service's log"),
                request);
    }

    private static String code(HttpStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

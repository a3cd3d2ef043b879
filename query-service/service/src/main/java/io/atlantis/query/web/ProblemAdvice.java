package io.atlantis.query.web;

import io.atlantis.kernel.problem.FieldError;
import io.atlantis.kernel.problem.Problem;
import io.atlantis.kernel.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever goes wrong in a controller into an RFC 9457 problem; nobody sees a stack trace. */
@RestControllerAdvice
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemWriter writer;

    ProblemAdvice(ProblemWriter writer) {
        this.writer = writer;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> problem(ProblemException failure, HttpServletRequest request) {
        return writer.answer(failure.problem(), request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> wrongType(
            MethodArgumentTypeMismatchException failure, HttpServletRequest request) {
        Class<?> wanted = Objects.requireNonNullElse(failure.getRequiredType(), Object.class);
        String kind = wanted == int.class || wanted == Integer.class || wanted == long.class || wanted == Long.class
                ? "give a whole number"
                : "give a " + wanted.getSimpleName();
        return writer.answer(
                Problems.invalidField(failure.getName(), String.valueOf(failure.getValue()), kind)
                        .problem(),
                request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> missing(
            MissingServletRequestParameterException failure, HttpServletRequest request) {
        String message = "is required; add ?" + failure.getParameterName() + "=… to the address";
        return writer.answer(
                Problem.of("invalid-field", 422, "Missing parameter", failure.getParameterName() + " " + message)
                        .withErrors(List.of(new FieldError(failure.getParameterName(), "", message))),
                request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unknownPath(NoResourceFoundException failure, HttpServletRequest request) {
        return writer.answer(
                Problem.of(
                        "not-found",
                        404,
                        "Not found",
                        "nothing is at " + request.getRequestURI() + "; the API is described at /v3/api-docs"),
                request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> wrongMethod(
            HttpRequestMethodNotSupportedException failure, HttpServletRequest request) {
        String allowed = String.join(
                ", ", Objects.requireNonNullElse(failure.getSupportedMethods(), new String[] {"another method"}));
        ResponseEntity<Map<String, Object>> answer = writer.answer(
                Problem.of(
                        "method-not-allowed",
                        405,
                        "Method not allowed",
                        failure.getMethod() + " is not possible at " + request.getRequestURI() + "; use " + allowed),
                request);
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header("Allow", allowed)
                .body(answer.getBody());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> anythingElse(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse known) {
            HttpStatus status = Objects.requireNonNullElse(
                    HttpStatus.resolve(known.getStatusCode().value()), HttpStatus.INTERNAL_SERVER_ERROR);
            String detail = Objects.requireNonNullElse(known.getBody().getDetail(), status.getReasonPhrase());
            return writer.answer(Problem.of(code(status), status.value(), status.getReasonPhrase(), detail), request);
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return writer.answer(
                Problem.of(
                        "internal-error",
                        500,
                        "Internal error",
                        "the request failed here; look for the correlation id in the query service's log"),
                request);
    }

    private static String code(HttpStatus status) {
        return status.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}

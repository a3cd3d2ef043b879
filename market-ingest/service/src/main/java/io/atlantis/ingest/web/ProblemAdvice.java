package io.atlantis.ingest.web;

import io.atlantis.kernel.problem.Problem;
import io.atlantis.kernel.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns whatever goes wrong in a controller into an RFC 9457 problem; nobody sees a stack trace. */
@RestControllerAdvice
public class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> problem(ProblemException failure, HttpServletRequest request) {
        return answer(failure.problem(), request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> anythingElse(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse known) {
            int code = known.getStatusCode().value();
            HttpStatus status = Objects.requireNonNullElse(HttpStatus.resolve(code), HttpStatus.INTERNAL_SERVER_ERROR);
            String detail = Objects.requireNonNullElse(known.getBody().getDetail(), status.getReasonPhrase());
            String name = status.name().toLowerCase(Locale.ROOT).replace('_', '-');
            return answer(Problem.of(name, status.value(), status.getReasonPhrase(), detail), request);
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return answer(
                Problem.of(
                        "internal-error",
                        500,
                        "Internal error",
                        "the request failed here; look for the correlation id in market-ingest's log"),
                request);
    }

    private static ResponseEntity<Map<String, Object>> answer(Problem problem, HttpServletRequest request) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.members(CorrelationFilter.idOf(request)));
    }
}

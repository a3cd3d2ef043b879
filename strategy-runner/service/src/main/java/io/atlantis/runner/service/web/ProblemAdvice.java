package io.atlantis.runner.service.web;

import io.atlantis.kernel.problem.Problem;
import io.atlantis.kernel.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers errors as RFC 9457 problems. */
@RestControllerAdvice
final class ProblemAdvice {

    @ExceptionHandler(ProblemException.class)
    ResponseEntity<Map<String, Object>> problem(ProblemException e, HttpServletRequest request) {
        return answer(e.problem(), request);
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<Map<String, Object>> unreadable(HttpMessageNotReadableException e, HttpServletRequest request) {
        return answer(
                Problem.of(
                        "malformed-json",
                        HttpStatus.BAD_REQUEST.value(),
                        "Malformed JSON",
                        "the body is no JSON object of the shape {\"source\": \"...\"}"),
                request);
    }

    private static ResponseEntity<Map<String, Object>> answer(Problem problem, HttpServletRequest request) {
        String correlationId =
                Optional.ofNullable(request.getHeader("X-Correlation-Id")).orElse("");
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.members(correlationId));
    }
}

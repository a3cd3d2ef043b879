package io.atlantis.command.web;

import io.atlantis.command.dispatch.CommandContext;
import io.atlantis.kernel.id.IdGenerator;
import io.atlantis.kernel.problem.FieldError;
import io.atlantis.kernel.problem.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says who asks, from the edge's headers; gives ids where the client gave none. */
final class CommandContextFilter extends OncePerRequestFilter {

    static final String CORRELATION_HEADER = "X-Correlation-Id";
    private static final String ACTOR_HEADER = "X-Atlantis-Actor";
    private static final String KEY_HEADER = "Idempotency-Key";
    private static final String TRACE_HEADER = "traceparent";
    private static final String LOCAL_ACTOR = "local";
    private static final String ATTRIBUTE = CommandContextFilter.class.getName();
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private final IdGenerator ids;
    private final String workspace;
    private final ProblemWriter problems;

    CommandContextFilter(IdGenerator ids, String workspace, ProblemWriter problems) {
        this.ids = ids;
        this.workspace = workspace;
        this.problems = problems;
    }

    /** The context of a request that passed this filter. */
    static CommandContext of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof CommandContext context) {
            return context;
        }
        throw new IllegalStateException("request passed no context filter: " + request.getRequestURI());
    }

    /** The correlation id of a request; empty for one that didn't pass this filter. */
    static String correlationIdOf(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof CommandContext context ? context.correlationId() : "";
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader(KEY_HEADER);
        CommandContext context = new CommandContext(
                nameOr(request.getHeader(ACTOR_HEADER), LOCAL_ACTOR),
                workspace,
                nameOr(request.getHeader(CORRELATION_HEADER), ids.next().toString()),
                nameOr(key, ids.next().toString()),
                Optional.ofNullable(request.getHeader(TRACE_HEADER))
                        .filter(trace -> TRACEPARENT.matcher(trace).matches()));
        request.setAttribute(ATTRIBUTE, context);
        response.setHeader(CORRELATION_HEADER, context.correlationId());
        if (key != null && !NAME.matcher(key).matches()) {
            problems.write(badKey(key), request, response);
            return;
        }
        try (var _ = MDC.putCloseable("correlationId", context.correlationId())) {
            chain.doFilter(request, response);
        }
    }

    private static String nameOr(@Nullable String given, String otherwise) {
        return given != null && NAME.matcher(given).matches() ? given : otherwise;
    }

    private static Problem badKey(String key) {
        String message = "use 1 to 200 visible ASCII characters, such as a UUID";
        return Problem.of("invalid-field", 422, "Invalid field", KEY_HEADER + ": " + message)
                .withErrors(List.of(new FieldError(KEY_HEADER, FieldChecks.shortened(key), message)));
    }
}

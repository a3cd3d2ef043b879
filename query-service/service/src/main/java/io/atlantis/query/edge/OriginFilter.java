package io.atlantis.query.edge;

import io.atlantis.kernel.problem.Problem;
import io.atlantis.query.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what {@link OriginPolicy} does not allow, before anything else looks at the request. */
final class OriginFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    private final OriginPolicy policy;
    private final ProblemWriter problems;

    OriginFilter(OriginPolicy policy, ProblemWriter problems) {
        this.policy = policy;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String host = request.getHeader("Host");
        String origin = request.getHeader("Origin");
        if (!policy.allowsHost(host)) {
            refuse("foreign-host", "host '" + host + "' is not served here; use localhost", request, response);
        } else if (changesState(request) && !policy.allowsOrigin(origin, host)) {
            refuse(
                    "foreign-origin",
                    "a page of '" + origin + "' may change nothing here; use the edge's own pages",
                    request,
                    response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** A WebSocket's handshake is a GET, and yet opens a way for a foreign page to read. */
    private static boolean changesState(HttpServletRequest request) {
        return !SAFE_METHODS.contains(request.getMethod())
                || request.getRequestURI().equals("/ws");
    }

    private void refuse(String code, String detail, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(Problem.of(code, HttpServletResponse.SC_FORBIDDEN, "Forbidden", detail), request, response);
    }
}

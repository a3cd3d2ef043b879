package io.atlantis.query.web;

import io.atlantis.kernel.id.IdGenerator;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request a correlation id, the client's own if it is well-formed, and puts it on the answer and in the log. */
public final class CorrelationFilter extends OncePerRequestFilter {

    /** Header of requests and answers. */
    public static final String HEADER = "X-Correlation-Id";

    private static final String ATTRIBUTE = CorrelationFilter.class.getName();
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    private final IdGenerator ids;

    CorrelationFilter(IdGenerator ids) {
        this.ids = ids;
    }

    /** The id of a request that passed this filter. */
    public static String idOf(HttpServletRequest request) {
        Object id = request.getAttribute(ATTRIBUTE);
        return id == null ? "" : id.toString();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = wellFormedOrNew(request.getHeader(HEADER));
        request.setAttribute(ATTRIBUTE, id);
        response.setHeader(HEADER, id);
        try (var ignored = MDC.putCloseable("correlationId", id)) {
            chain.doFilter(request, response);
        }
    }

    private String wellFormedOrNew(@Nullable String given) {
        return given != null && WELL_FORMED.matcher(given).matches()
                ? given
                : ids.next().toString();
    }
}

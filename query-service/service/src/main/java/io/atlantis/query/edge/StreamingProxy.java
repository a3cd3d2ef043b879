package io.atlantis.query.edge;

import io.atlantis.kernel.problem.Problem;
import io.atlantis.kernel.problem.ProblemException;
import io.atlantis.query.web.CorrelationFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes a request on to a service and its answer back, both as they come: nothing is held in memory but a buffer. What says
 * who acts is set here, whatever the client claims. Thread-safe; blocks its caller.
 */
final class StreamingProxy {

    private static final Logger LOG = LoggerFactory.getLogger(StreamingProxy.class);
    private static final String ACTOR_HEADER = "X-Atlantis-Actor";
    private static final int BUFFER_LENGTH_BYTES = 16 * 1024;

    /** Of the request: made anew for the next hop, or not the client's to say. */
    private static final Set<String> NOT_FORWARDED = Set.of(
            "host",
            "content-length",
            "expect",
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-proto",
            "x-atlantis-actor",
            "x-correlation-id");

    /** Of the answer: the edge has put its own on it. */
    private static final Set<String> NOT_RETURNED = Set.of("x-correlation-id", "date");

    private final HttpClient client;
    private final String actor;

    /**
     * A proxy.
     *
     * @param client must speak HTTP/1.1 and not follow redirects
     * @param actor in whose name requests are passed on
     */
    StreamingProxy(HttpClient client, String actor) {
        this.client = client;
        this.actor = actor;
    }

    /**
     * Answers a request by what the service answers.
     *
     * @throws ProblemException 502 when the service can't be reached, 504 when it does not answer in time
     * @throws IOException when the answer breaks off, or the client went away
     */
    void forward(Upstream upstream, HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpResponse<InputStream> answer = send(upstream, outgoing(upstream, request));
        try (InputStream body = answer.body()) {
            response.setStatus(answer.statusCode());
            copyHeaders(answer, response);
            copyBody(body, response.getOutputStream());
        }
    }

    private HttpResponse<InputStream> send(Upstream upstream, HttpRequest outgoing) {
        try {
            return client.send(outgoing, HttpResponse.BodyHandlers.ofInputStream());
        } catch (HttpTimeoutException e) {
            throw new ProblemException(Problem.of(
                    "service-timeout",
                    504,
                    "Service did not answer",
                    upstream.name() + " did not answer within "
                            + upstream.answerWithin().toSeconds() + " s; what it was asked may still happen: look, or "
                            + "repeat with the same Idempotency-Key"));
        } catch (IOException e) {
            LOG.warn("{} {}: {}", outgoing.method(), outgoing.uri(), e.toString());
            throw unreachable(upstream);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(upstream);
        }
    }

    private static ProblemException unreachable(Upstream upstream) {
        return new ProblemException(Problem.of(
                "service-unreachable",
                502,
                "Service can't be reached",
                upstream.name() + " can't be reached; see /api/v1/ops/status, and try again"));
    }

    private HttpRequest outgoing(Upstream upstream, HttpServletRequest request) {
        HttpRequest.Builder outgoing = HttpRequest.newBuilder(target(upstream, request))
                .timeout(upstream.answerWithin())
                .method(request.getMethod(), body(request));
        Set<String> hopByHop = HopByHopHeaders.of(Collections.list(request.getHeaders("Connection")));
        for (String name : Collections.list(request.getHeaderNames())) {
            String lowerCase = name.toLowerCase(Locale.ROOT);
            if (!hopByHop.contains(lowerCase) && !NOT_FORWARDED.contains(lowerCase)) {
                Collections.list(request.getHeaders(name)).forEach(value -> outgoing.header(name, value));
            }
        }
        outgoing.header(CorrelationFilter.HEADER, CorrelationFilter.idOf(request));
        outgoing.header(ACTOR_HEADER, actor);
        return outgoing.build();
    }

    private static URI target(Upstream upstream, HttpServletRequest request) {
        String query = request.getQueryString();
        return URI.create(upstream.url() + request.getRequestURI() + (query == null ? "" : "?" + query));
    }

    private static BodyPublisher body(HttpServletRequest request) {
        long lengthBytes = request.getContentLengthLong();
        if (lengthBytes == 0 || (lengthBytes < 0 && request.getHeader("Transfer-Encoding") == null)) {
            return BodyPublishers.noBody();
        }
        BodyPublisher stream = BodyPublishers.ofInputStream(() -> {
            try {
                return request.getInputStream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return lengthBytes < 0 ? stream : BodyPublishers.fromPublisher(stream, lengthBytes);
    }

    private static void copyHeaders(HttpResponse<?> answer, HttpServletResponse response) {
        Set<String> hopByHop = HopByHopHeaders.of(answer.headers().allValues("Connection"));
        answer.headers().map().forEach((name, values) -> {
            String lowerCase = name.toLowerCase(Locale.ROOT);
            if (!hopByHop.contains(lowerCase) && !NOT_RETURNED.contains(lowerCase)) {
                copyHeader(name, values, response);
            }
        });
    }

    private static void copyHeader(String name, List<String> values, HttpServletResponse response) {
        response.setHeader(name, values.getFirst());
        values.subList(1, values.size()).forEach(value -> response.addHeader(name, value));
    }

    /** Each piece is passed on as it comes, so that an answer that grows slowly is seen to grow. */
    private static void copyBody(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER_LENGTH_BYTES];
        int lengthBytes = from.read(buffer);
        while (lengthBytes >= 0) {
            to.write(buffer, 0, lengthBytes);
            to.flush();
            lengthBytes = from.read(buffer);
        }
    }
}

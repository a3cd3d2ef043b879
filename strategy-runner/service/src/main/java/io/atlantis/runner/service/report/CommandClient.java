package io.atlantis.runner.service.report;

import io.atlantis.kernel.contract.backtest.BacktestCompleted;
import io.atlantis.kernel.contract.backtest.BacktestError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reports what became of a backtest as commands. Each report carries an idempotency key made of the backtest and the
 * kind of report, so that a repeat after a lost answer, or after the runner died, commits nothing twice. While the
 * command service is away or busy it is asked again, with growing pauses, until {@link #close()}.
 *
 * <p>Thread-safe.
 */
public final class CommandClient implements AutoCloseable {

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 5_000;
    private static final Logger LOG = LoggerFactory.getLogger(CommandClient.class);

    private final HttpClient http;
    private final URI baseUrl;
    private final JsonMapper json = JsonMapper.builder().build();
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * @param http client to send by; not closed here
     * @param baseUrl of the command service, without path
     */
    public CommandClient(HttpClient http, URI baseUrl) {
        this.http = http;
        this.baseUrl = baseUrl;
    }

    /** Says that a run begins. */
    public ReportOutcome start(String backtestId, String engineVersion) throws InterruptedException {
        return report(backtestId, "start", Map.of("engineVersion", engineVersion));
    }

    /** Says that a run ended with a result whose artifacts have been acknowledged. */
    public ReportOutcome complete(BacktestCompleted result) throws InterruptedException {
        return report(
                result.backtestId(),
                "complete",
                Map.of(
                        "metrics", result.metrics(),
                        "certificate", result.certificate(),
                        "orderCount", result.orderCount(),
                        "tradeCount", result.tradeCount(),
                        "equityCount", result.equityCount()));
    }

    /** Says that a run came to no result. */
    public ReportOutcome fail(String backtestId, BacktestError error) throws InterruptedException {
        return report(backtestId, "fail", Map.of("error", error));
    }

    private ReportOutcome report(String backtestId, String kind, Map<String, Object> body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        baseUrl.resolve("/internal/v1/backtests/" + backtestId + "/" + kind))
                .timeout(REQUEST_TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "runner-" + kind + "-" + backtestId)
                .header("X-Atlantis-Actor", "system:strategy-runner")
                .header("X-Correlation-Id", backtestId)
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build();
        long pauseMs = FIRST_PAUSE_MS;
        while (true) {
            @Nullable ReportOutcome outcome = attempt(request);
            if (outcome != null) {
                return outcome;
            }
            if (closed.await(pauseMs, TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("runner stops before " + kind + " of " + backtestId + " was answered");
            }
            pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
        }
    }

    /** One try; null when it should be repeated. */
    private @Nullable ReportOutcome attempt(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            int status = answer.statusCode();
            if (status < 300) {
                return new ReportOutcome.Accepted();
            }
            if (status == 429 || status >= 500) {
                LOG.warn("{} answered {}: asking again", request.uri(), status);
                return null;
            }
            return new ReportOutcome.Refused(status, answer.body());
        } catch (IOException e) {
            LOG.warn("{} can't be reached ({}): asking again", request.uri(), e.toString());
            return null;
        }
    }

    /** Ends all repeats. */
    @Override
    public void close() {
        closed.countDown();
    }
}

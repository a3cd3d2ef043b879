package io.atlantis.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.atlantis.query.RunningQueryService.Answer;
import io.atlantis.testkit.infra.TestKafka;
import io.atlantis.testkit.infra.TestPostgres;
import io.atlantis.testkit.infra.WithKafka;
import io.atlantis.testkit.infra.WithPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the edge lets through, and how: against a service behind it that says back what it got. */
@WithKafka
@WithPostgres
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EdgeIT {

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer behind;
    private RunningQueryService edge;

    @BeforeAll
    void start(TestKafka kafka, TestPostgres postgres) throws IOException {
        behind = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        behind.setExecutor(executor);
        behind.createContext("/", EdgeIT::sayBack);
        behind.start();
        String url = "http://localhost:" + behind.getAddress().getPort();
        edge = RunningQueryService.start(
                kafka,
                postgres.newDatabase(),
                Map.of(
                        "atlantis.command-service.url", url,
                        "atlantis.market-ingest.url", url,
                        // nobody listens there
                        "atlantis.strategy-runner.url", "http://localhost:1"));
    }

    @AfterAll
    void stop() {
        edge.close();
        behind.stop(0);
        executor.shutdownNow();
    }

    @Test
    void shouldPassAWriteOnInTheLocalUsersName() {
        Answer answer = edge.send(
                "POST",
                "/api/v1/strategies?dry=a%20b",
                "{\"name\":\"x\"}",
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                "key-1",
                "X-Atlantis-Actor",
                "root",
                "X-Correlation-Id",
                "mine-1");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Atlantis-Position")).hasValue("0:7");
        assertThat(answer.header("X-Correlation-Id")).hasValue("mine-1");
        assertThat(answer.body().lines())
                .contains(
                        "POST /api/v1/strategies?dry=a%20b",
                        "content-type: application/json",
                        "idempotency-key: key-1",
                        "x-atlantis-actor: local",
                        "x-correlation-id: mine-1",
                        "body: {\"name\":\"x\"}")
                .doesNotContain("x-atlantis-actor: root");
    }

    @Test
    void shouldMakeACorrelationIdWhereNoneOrABadOneCame() {
        assertThat(edge.send("POST", "/api/v1/backtests", "{}").header("X-Correlation-Id"))
                .hasValueSatisfying(id -> assertThat(id).hasSize(36));
        assertThat(edge.send("POST", "/api/v1/backtests", "{}", "X-Correlation-Id", "no spaces, please")
                        .header("X-Correlation-Id"))
                .hasValueSatisfying(id -> assertThat(id).hasSize(36));
    }

    @Test
    void shouldPassAFileThroughWhateverTypeItSaysItHas() {
        String file = "time,price,size\n".repeat(200_000);
        Answer answer = edge.send(
                "POST", "/api/v1/imports/trades?symbol=BAC", file, "Content-Type", "application/x-www-form-urlencoded");

        assertThat(answer.body()).contains("length: " + file.length());
    }

    @Test
    void shouldSayWhichServiceCantBeReached() {
        Answer answer = edge.send("POST", "/api/v1/strategies/validate", "{}");

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.json().path("code").asString()).isEqualTo("service-unreachable");
        assertThat(answer.json().path("detail").asString()).contains("strategy-runner");
        assertThat(answer.json().path("correlationId").asString())
                .isEqualTo(answer.header("X-Correlation-Id").orElseThrow());
    }

    @Test
    void shouldAskTheRunnerAboutTheLanguageAndTheLayout() {
        assertThat(edge.get("/api/v1/language/catalogue").json().path("detail").asString())
                .contains("strategy-runner");
        assertThat(edge.send("POST", "/api/v1/strategies/format", "{}")
                        .json()
                        .path("detail")
                        .asString())
                .contains("strategy-runner");
    }

    @Test
    void shouldRefuseForeignPagesAndNames() throws IOException {
        Answer foreignPage = edge.send("POST", "/api/v1/strategies", "{}", "Origin", "http://evil.example");
        assertThat(foreignPage.status()).isEqualTo(403);
        assertThat(foreignPage.json().path("code").asString()).isEqualTo("foreign-origin");
        assertThat(edge.send("POST", "/api/v1/strategies", "{}", "Origin", edge.url())
                        .status())
                .isEqualTo(201);
        assertThat(edge.get("/ws", "Origin", "http://evil.example").status()).isEqualTo(403);
        assertThat(rawGet("evil.example")).startsWith("HTTP/1.1 403").contains("foreign-host");
        assertThat(rawGet("localhost")).startsWith("HTTP/1.1 200");
    }

    @Test
    void shouldPutSecurityHeadersOnEveryAnswer() {
        for (String path : new String[] {"/api/v1/strategies", "/api/v1/nothing", "/actuator/health"}) {
            Answer answer = edge.get(path);
            assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.header("Content-Security-Policy")).hasValue("default-src 'none'; frame-ancestors 'none'");
            assertThat(answer.header("Referrer-Policy")).hasValue("no-referrer");
        }
    }

    @Test
    void shouldServeTheUiAtItsPaths() {
        Answer page = edge.get("/charts/AAPL");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        String policy = page.header("Content-Security-Policy").orElseThrow();
        String nonce = page.body().replaceAll("(?s).*content=\"([^\"]+)\".*", "$1");
        assertThat(policy).contains("'nonce-" + nonce + "'");
        assertThat(edge.get("/charts/AAPL").body()).isNotEqualTo(page.body());
        assertThat(edge.get("/missing.js").status()).isEqualTo(404);
        assertThat(edge.get("/_app/immutable/hashed.js").header("Cache-Control"))
                .hasValue("max-age=31536000, public, immutable");
    }

    @Test
    void shouldTellHowThePlatformFares() {
        Answer status = edge.get("/api/v1/ops/status");

        assertThat(status.status()).isEqualTo(200);
        assertThat(status.json().path("status").asString()).isEqualTo("DOWN");
        assertThat(status.json().path("components"))
                .anySatisfy(component -> {
                    assertThat(component.path("name").asString()).isEqualTo("strategy-runner");
                    assertThat(component.path("status").asString()).isEqualTo("DOWN");
                })
                .anySatisfy(component ->
                        assertThat(component.path("name").asString()).isEqualTo("query-service/db"));
        assertThat(status.json().path("projections")).isNotEmpty();
    }

    /** By hand: no HTTP client lets its Host header be forged. */
    private String rawGet(String host) throws IOException {
        URI url = URI.create(edge.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET /api/v1/strategies HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .getBytes(UTF_8));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static void sayBack(HttpExchange exchange) throws IOException {
        StringBuilder said = new StringBuilder(exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n");
        exchange.getRequestHeaders()
                .forEach((name, values) -> values.forEach(value -> said.append(name.toLowerCase(Locale.ROOT))
                        .append(": ")
                        .append(value)
                        .append('\n')));
        byte[] body;
        try (InputStream in = exchange.getRequestBody()) {
            body = in.readAllBytes();
        }
        said.append("length: ").append(body.length).append('\n');
        if (body.length < 1_000) {
            said.append("body: ")
                    .append(new String(body, StandardCharsets.UTF_8))
                    .append('\n');
        }
        byte[] answer = said.toString().getBytes(UTF_8);
        exchange.getResponseHeaders().add("Atlantis-Position", "0:7");
        exchange.getResponseHeaders().add("X-Correlation-Id", "of-the-service");
        exchange.sendResponseHeaders(201, answer.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer);
        }
    }
}

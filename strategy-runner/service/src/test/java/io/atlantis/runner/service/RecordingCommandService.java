package io.atlantis.runner.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stands for the command service's internal endpoints: keeps what is reported, answers what it was told to. */
final class RecordingCommandService implements AutoCloseable {

    /**
     * @param path of the request
     * @param idempotencyKey its header
     * @param body its JSON
     */
    record Report(String path, String idempotencyKey, JsonNode body) {}

    private final HttpServer server;
    private final List<Report> reports = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final JsonMapper json = JsonMapper.builder().build();

    RecordingCommandService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next request of a path is answered with a status once. */
    void answerOnce(String path, int status) {
        answers.put(path, status);
    }

    Optional<Report> report(String backtestId, String kind) {
        String path = "/internal/v1/backtests/" + backtestId + "/" + kind;
        return reports.stream().filter(report -> report.path().equals(path)).findFirst();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Integer status = answers.remove(path);
        if (status == null) {
            reports.add(
                    new Report(path, exchange.getRequestHeaders().getFirst("Idempotency-Key"), json.readTree(body)));
        }
        byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status == null ? 200 : status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

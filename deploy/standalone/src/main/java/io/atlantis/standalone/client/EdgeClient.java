package io.atlantis.standalone.client;

import io.atlantis.standalone.data.RefusedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the REST API of a running platform, and makes one line of what it refuses. */
final class EdgeClient implements AutoCloseable {

    private static final int FIRST_ERROR = 400;
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(30);

    private final URI edge;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();
    private final JsonMapper json = JsonMapper.shared();

    EdgeClient(URI edge) {
        this.edge = edge;
    }

    JsonNode post(String pathAndQuery, String contentType, BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(edge.resolve(pathAndQuery))
                .timeout(ANSWER_LIMIT)
                .header("Content-Type", contentType)
                .header("Accept", "application/json")
                .POST(body)
                .build();
        return answer(send(request));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw new RefusedException(
                    "No platform answers at " + edge + ": start it by ./atlantis run, or name it by --data or --port.");
        } catch (IOException e) {
            throw new RefusedException("The platform at " + edge + " broke off: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException("Interrupted");
        }
    }

    private JsonNode answer(HttpResponse<String> response) {
        if (response.statusCode() >= FIRST_ERROR) {
            throw new RefusedException(ProblemText.of(response.statusCode(), response.body()));
        }
        return json.readTree(response.body());
    }

    @Override
    public void close() {
        http.close();
    }
}

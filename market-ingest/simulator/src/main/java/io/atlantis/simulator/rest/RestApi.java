package io.atlantis.simulator.rest;

import io.atlantis.simulator.market.SimulatedMarket;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

/** All REST resources: checks the key and the limits, finds the endpoint, writes the envelope or the refusal. */
public final class RestApi extends Handler.Abstract {

    private static final JsonFactory JSON = new JsonFactory();
    private static final long MINUTE_MS = 60_000;
    private static final String BEARER = "Bearer ";

    private final String apiKey;
    private final RestLimits limits;
    private final InstantSource clock;
    private final AggregatesEndpoint aggregates;
    private final GroupedDailyEndpoint groupedDaily;
    private final TickersEndpoint tickers;
    private final AtomicLong requestIds = new AtomicLong();
    private long countedMinute;
    private int requestsInMinute;

    public RestApi(SimulatedMarket market, String apiKey, RestLimits limits, InstantSource clock) {
        this.apiKey = apiKey;
        this.limits = limits;
        this.clock = clock;
        this.aggregates = new AggregatesEndpoint(market, clock);
        this.groupedDaily = new GroupedDailyEndpoint(market, clock);
        this.tickers = new TickersEndpoint(market);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        RestRequest call = parse(request);
        ByteArrayOutputStream body = new ByteArrayOutputStream(4_096);
        int status = 200;
        try {
            authorise(request, call);
            Endpoint endpoint = find(call.segments());
            write(body, "OK", json -> endpoint.answer(call, json));
        } catch (RestError refusal) {
            body.reset();
            status = refusal.httpStatus();
            write(body, refusal.status(), json -> json.writeStringProperty(refusal.member(), refusal.text()));
        }
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.write(true, ByteBuffer.wrap(body.toByteArray()), callback);
        return true;
    }

    private Endpoint find(List<String> path) {
        String start = path.isEmpty() ? "" : String.join("/", path.subList(0, Math.min(3, path.size())));
        return switch (start) {
            case "v2/aggs/ticker" -> whenLong(path, 9, aggregates);
            case "v2/aggs/grouped" -> whenLong(path, 8, groupedDaily);
            case "v3/reference/tickers" -> path.size() == 3 ? tickers : whenLong(path, 4, tickers::answerOne);
            case "v3/reference/splits", "v3/reference/dividends", "stocks/v1/splits", "stocks/v1/dividends" ->
                whenLong(path, 3, RestApi::answerNothing);
            case "v1/marketstatus/now" -> this::answerStatus;
            default -> throw RestError.notFound("The requested resource was not found.");
        };
    }

    private static Endpoint whenLong(List<String> path, int segments, Endpoint endpoint) {
        if (path.size() != segments) {
            throw RestError.notFound("The requested resource was not found.");
        }
        return endpoint;
    }

    /** No simulated company ever splits its shares or pays a dividend. */
    private static void answerNothing(RestRequest request, JsonGenerator json) {
        json.writeArrayPropertyStart("results");
        json.writeEndArray();
    }

    private void answerStatus(RestRequest request, JsonGenerator json) {
        json.writeStringProperty("market", "open");
        json.writeBooleanProperty("afterHours", false);
        json.writeBooleanProperty("earlyHours", false);
        json.writeStringProperty("serverTime", clock.instant().toString());
        json.writeObjectPropertyStart("exchanges");
        json.writeStringProperty("simx", "open");
        json.writeEndObject();
        json.writeObjectPropertyStart("currencies");
        json.writeEndObject();
        json.writeObjectPropertyStart("indicesGroups");
        json.writeEndObject();
    }

    private void write(ByteArrayOutputStream body, String status, java.util.function.Consumer<JsonGenerator> members) {
        try (JsonGenerator json = JSON.createGenerator(body)) {
            json.writeStartObject();
            json.writeStringProperty("status", status);
            json.writeStringProperty("request_id", "sim-" + requestIds.incrementAndGet());
            members.accept(json);
            json.writeEndObject();
        }
    }

    private void authorise(Request request, RestRequest call) {
        String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        String key = header != null && header.startsWith(BEARER)
                ? header.substring(BEARER.length())
                : call.parameter("apiKey").orElse("");
        if (limits.unentitledKeys().contains(key)) {
            throw RestError.notEntitled();
        }
        if (!apiKey.equals(key)) {
            throw RestError.unknownKey();
        }
        if (!isWithinRate()) {
            throw RestError.tooManyRequests();
        }
    }

    private synchronized boolean isWithinRate() {
        long minute = clock.millis() / MINUTE_MS;
        requestsInMinute = minute == countedMinute ? requestsInMinute + 1 : 1;
        countedMinute = minute;
        return limits.requestsPerMinute() == 0 || requestsInMinute <= limits.requestsPerMinute();
    }

    private static RestRequest parse(Request request) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Fields.Field field : Request.extractQueryParameters(request)) {
            parameters.put(field.getName(), field.getValue());
        }
        String path = Request.getPathInContext(request);
        List<String> segments = Arrays.stream(path.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
        String baseUrl = "http://" + Request.getServerName(request) + ":" + Request.getServerPort(request);
        return new RestRequest(baseUrl, path, segments, parameters);
    }
}

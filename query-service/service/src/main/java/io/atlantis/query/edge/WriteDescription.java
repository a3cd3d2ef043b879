package io.atlantis.query.edge;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Describes the writes in OpenAPI; their code only passes bytes on, so what they take and answer stands in this table. */
final class WriteDescription implements OpenApiCustomizer {

    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";
    private static final Pattern PATH_VARIABLE = Pattern.compile("\\{(\\w+)}");

    private static final String STRATEGIES = "/api/v1/strategies";
    private static final String BACKTESTS = "/api/v1/backtests";
    private static final String ERASURES = "/api/v1/privacy/erasures";
    private static final String IMPORTS = "/api/v1/imports";

    private static final List<Write> WRITES = List.of(
            Write.post(STRATEGIES, "createStrategy", "Create a strategy")
                    .takes(WriteBodies.NewStrategy.class)
                    .answers(201, WriteBodies.StrategyPosition.class),
            Write.put(STRATEGIES + "/{strategyId}", "editStrategy", "Give a strategy its next source")
                    .takes(WriteBodies.StrategyEdit.class)
                    .answers(200, WriteBodies.StrategyPosition.class),
            Write.post(STRATEGIES + "/{strategyId}/rename", "renameStrategy", "Give a strategy another name")
                    .takes(WriteBodies.NewName.class),
            Write.post(STRATEGIES + "/{strategyId}/archive", "archiveStrategy", "Put a strategy away"),
            Write.post(STRATEGIES + "/validate", "validateStrategy", "Look at a source without saving it")
                    .takes(WriteBodies.SourceText.class)
                    .answers(200, WriteBodies.Diagnostics.class),
            Write.post(STRATEGIES + "/format", "formatStrategy", "Lay a source out without saving it")
                    .takes(WriteBodies.SourceText.class)
                    .answers(200, WriteBodies.FormattedSource.class),
            Write.post(BACKTESTS, "requestBacktest", "Ask for a backtest")
                    .takes(WriteBodies.NewBacktest.class)
                    .answers(202, WriteBodies.BacktestAccepted.class),
            Write.post(BACKTESTS + "/{backtestId}/cancel", "cancelBacktest", "Call a backtest off")
                    .takes(WriteBodies.Cancellation.class),
            Write.post(
                            ERASURES,
                            "erasePersonalData",
                            "Make a person's name unreadable, in the log and wherever it is shown")
                    .takes(WriteBodies.Erasure.class)
                    .answers(200, WriteBodies.ErasedSubject.class),
            Write.post(IMPORTS + "/bars", "importBars", "Bring in a CSV file of bars, all or nothing")
                    .answers(200, WriteBodies.Import.class)
                    .with("symbol", "timeframe", "file"),
            Write.post(IMPORTS + "/trades", "importTrades", "Bring in a CSV file of trades, all or nothing")
                    .answers(200, WriteBodies.Import.class)
                    .with("symbol", "file"));

    @Override
    public void customise(OpenAPI api) {
        WRITES.forEach(write -> describe(write, api));
    }

    private static void describe(Write write, OpenAPI api) {
        PathItem path = Objects.requireNonNull(api.getPaths().get(write.path()), write.path());
        Operation operation = Objects.requireNonNull(path.readOperationsMap().get(write.method()), write.path());
        operation.operationId(write.name()).summary(write.summary());
        PATH_VARIABLE
                .matcher(write.path())
                .results()
                .map(WriteDescription::pathVariable)
                .forEach(operation::addParametersItem);
        write.query().forEach(name -> operation.addParametersItem(parameter("query", name)));
        if (write.query().isEmpty()) {
            operation.addParametersItem(parameter("header", "Idempotency-Key"));
        }
        body(write, api).ifPresent(operation::setRequestBody);
        operation.getResponses().remove("200");
        operation.getResponses().addApiResponse(Integer.toString(write.status()), answer(write, api));
    }

    private static Optional<RequestBody> body(Write write, OpenAPI api) {
        if (!write.query().isEmpty()) {
            return Optional.of(new RequestBody().content(content(CSV, text())));
        }
        Class<?> type = write.body();
        return type == null
                ? Optional.empty()
                : Optional.of(new RequestBody().required(true).content(content(JSON, schema(type, api))));
    }

    private static ApiResponse answer(Write write, OpenAPI api) {
        ApiResponse answer = new ApiResponse().description("done; Atlantis-Position says where it stands in the log");
        Class<?> type = write.answer();
        return type == null ? answer : answer.content(content(JSON, schema(type, api)));
    }

    private static Parameter pathVariable(MatchResult variable) {
        return parameter("path", variable.group(1)).required(true);
    }

    private static Parameter parameter(String in, String name) {
        return new Parameter().in(in).name(name).schema(text());
    }

    private static Schema<?> text() {
        return new Schema<String>().types(Set.of("string"));
    }

    private static Content content(String mediaType, Schema<?> schema) {
        return new Content().addMediaType(mediaType, new MediaType().schema(schema));
    }

    private static Schema<?> schema(Class<?> type, OpenAPI api) {
        ResolvedSchema resolved =
                ModelConverters.getInstance(true).resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
        resolved.referencedSchemas.forEach(api.getComponents()::addSchemas);
        return resolved.schema;
    }

    /**
     * One write.
     *
     * @param query names of its query parameters; a write that has some takes a CSV file
     */
    private record Write(
            HttpMethod method,
            String path,
            String name,
            String summary,
            @Nullable Class<?> body,
            int status,
            @Nullable Class<?> answer,
            List<String> query) {

        static Write post(String path, String name, String summary) {
            return new Write(HttpMethod.POST, path, name, summary, null, 200, null, List.of());
        }

        static Write put(String path, String name, String summary) {
            return new Write(HttpMethod.PUT, path, name, summary, null, 200, null, List.of());
        }

        Write takes(Class<?> type) {
            return new Write(method, path, name, summary, type, status, answer, query);
        }

        Write answers(int code, Class<?> type) {
            return new Write(method, path, name, summary, body, code, type, query);
        }

        Write with(String... parameters) {
            return new Write(method, path, name, summary, body, status, answer, List.of(parameters));
        }
    }
}

package io.atlantis.query.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;

/** What the OpenAPI description says of all operations: the problems they answer with. */
final class ApiDescription implements OpenApiCustomizer {

    private static final String PROBLEM = "Problem";

    ApiDescription() {
        // The library keeps this per JVM; it is asked for by no other service.
        SpringDocUtils.getConfig().replaceWithSchema(RawJson.class, new ObjectSchema());
    }

    /** Shape of a problem, for the description alone. */
    record Problem(
            String type,
            String title,
            int status,
            String detail,
            String code,
            List<WrongField> errors,
            String correlationId) {}

    record WrongField(String field, String value, String message) {}

    @Override
    public void customise(OpenAPI api) {
        api.info(new Info()
                .title("Atlantis")
                .version("1")
                .description(
                        "Lists page by limit and cursor. Times are ISO-8601 in UTC; money, prices and quantities are decimal"
                                + " strings where exactness matters. Errors are problem details (RFC 9457)."));
        ModelConverters.getInstance()
                .read(WrongField.class)
                .forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
        ModelConverters.getInstance()
                .read(Problem.class)
                .forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(ApiDescription::addProblem);
    }

    private static void addProblem(Operation operation) {
        Schema<?> problem = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("A problem")
                                .content(new Content()
                                        .addMediaType("application/problem+json", new MediaType().schema(problem))));
    }
}

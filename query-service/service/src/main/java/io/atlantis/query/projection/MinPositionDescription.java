package io.atlantis.query.projection;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/** Names the header {@code Atlantis-Min-Position} in the OpenAPI description of the reads that wait for it. */
final class MinPositionDescription implements OpenApiCustomizer {

    private final List<ReadsFrom> reads;

    MinPositionDescription(List<ReadsFrom> reads) {
        this.reads = List.copyOf(reads);
    }

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().forEach((path, item) -> {
            if (waits(path)) {
                addHeader(item);
            }
        });
    }

    private boolean waits(String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return reads.stream()
                .anyMatch(read -> PathPatternParser.defaultInstance
                        .parse(read.pathPattern())
                        .matches(parsed));
    }

    private static void addHeader(PathItem item) {
        if (item.getGet() != null) {
            HeaderParameter header = new HeaderParameter();
            header.setName(MinPosition.HEADER);
            header.setDescription("Waits, up to 5 s, until what a write's Atlantis-Position named can be read");
            header.setSchema(new Schema<String>().types(Set.of("string")).example("0:42"));
            item.getGet().addParametersItem(header);
        }
    }
}

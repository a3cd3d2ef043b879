package io.atlantis.query.edge;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the strategy language has: asked of the service that compiles it. */
@RestController
class LanguageController {

    private final StreamingProxy proxy;
    private final UpstreamServices services;

    LanguageController(StreamingProxy proxy, UpstreamServices services) {
        this.proxy = proxy;
        this.services = services;
    }

    @Operation(
            operationId = "languageCatalogue",
            summary =
                    "Every name a strategy can use, with signatures, a sentence and an example; answers with an entity tag")
    @GetMapping("/api/v1/language/catalogue")
    void catalogue(HttpServletRequest request, HttpServletResponse response) throws IOException {
        proxy.forward(services.strategies(), request, response);
    }
}

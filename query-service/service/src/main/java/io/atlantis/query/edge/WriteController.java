package io.atlantis.query.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The writes: each is passed on to the service that decides it, and its answer comes back unchanged. Nothing here may ask
 * for a parameter: the servlet container would look for it in the body, and the body is not to be touched. What they take
 * and answer is described by {@link WriteDescription}.
 */
@RestController
@RequestMapping("/api/v1")
class WriteController {

    private final StreamingProxy proxy;
    private final UpstreamServices services;

    WriteController(StreamingProxy proxy, UpstreamServices services) {
        this.proxy = proxy;
        this.services = services;
    }

    @PostMapping({
        "/strategies",
        "/strategies/{strategyId}/rename",
        "/strategies/{strategyId}/archive",
        "/backtests",
        "/backtests/{backtestId}/cancel",
        "/privacy/erasures"
    })
    void command(HttpServletRequest request, HttpServletResponse response) throws IOException {
        proxy.forward(services.commands(), request, response);
    }

    @PutMapping("/strategies/{strategyId}")
    void edit(HttpServletRequest request, HttpServletResponse response) throws IOException {
        proxy.forward(services.commands(), request, response);
    }

    @PostMapping({"/strategies/validate", "/strategies/format"})
    void ofSource(HttpServletRequest request, HttpServletResponse response) throws IOException {
        proxy.forward(services.strategies(), request, response);
    }

    @PostMapping({"/imports/bars", "/imports/trades"})
    void importFile(HttpServletRequest request, HttpServletResponse response) throws IOException {
        proxy.forward(services.imports(), request, response);
    }
}

package io.atlantis.query.edge;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The writes: each is passed on to the service that decides it, and its answer comes back unchanged. Nothing here may ask
 * for a parameter: the servlet container would look for it in the body, and the body is not to be touched.
 */
@RestController
@RequestMapping("/api/v1")
class WriteController {

    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";

    private final StreamingProxy proxy;
    private final UpstreamServices services;

    WriteController(StreamingProxy proxy, UpstreamServices services) {
        this.proxy = proxy;
        this.services = services;
    }

    @Operation(
            summary = "Create a strategy",
            parameters =
                    @Parameter(in = ParameterIn.HEADER, name = "Idempotency-Key", schema = @Schema(type = "string")),
            requestBody =
                    @RequestBody(content = @Content(schema = @Schema(implementation = WriteBodies.NewStrategy.class))))
    @ApiResponse(
            responseCode = "201",
            description = "created",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = WriteBodies.StrategyPosition.class)))
    @PostMapping("/strategies")
    void createStrategy(HttpServletRequest request, HttpServletResponse response) throws IOException {
        proxy.forward(services.commands(), request, response);
    }

    @Operation(
            summary = "Give a strategy its next source",
            requestBody =
                    @RequestBody(content = @Content(schema = @Schema(implementation = WriteBodies.StrategyEdit.class))))
    @ApiResponse(
            responseCode = "200",
            description = "edited",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = WriteBodies.StrategyPosition.class)))
    @PutMapping("/strategies/{strategyId}")
    void editStrategy(@PathVariable String strategyId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        proxy.forward(services.commands(), request, response);
    }

    @Operation(
            summary = "Give a strategy another name",
            requestBody =
                    @RequestBody(content = @Content(schema = @Schema(implementation = WriteBodies.NewName.class))))
    @ApiResponse(responseCode = "200", description = "renamed")
    @PostMapping("/strategies/{strategyId}/rename")
    void renameStrategy(@PathVariable String strategyId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        proxy.forward(services.commands(), request, response);
    }

    @Operation(summary = "Put a strategy away")
    @ApiResponse(responseCode = "200", description = "archived")
    @PostMapping("/strategies/{strategyId}/archive")
    void archiveStrategy(@PathVariable String strategyId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        proxy.forward(services.commands(), request, response);
    }

    @Operation(
            summary = "Look at a source without saving it",
            requestBody =
                    @RequestBody(content = @Content(schema = @Schema(implementation = WriteBodies.SourceText.class))))
    @ApiResponse(
            responseCode = "200",
            description = "looked at",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = WriteBodies.Diagnostics.class)))
    @PostMapping("/strategies/validate")
    void validateStrategy(HttpServletRequest request, HttpServletResponse response) throws IOException {
        proxy.forward(services.strategies(), request, response);
    }

    @Operation(
            summary = "Ask for a backtest",
            parameters =
                    @Parameter(in = ParameterIn.HEADER, name = "Idempotency-Key", schema = @Schema(type = "string")),
            requestBody =
                    @RequestBody(content = @Content(schema = @Schema(implementation = WriteBodies.NewBacktest.class))))
    @ApiResponse(
            responseCode = "202",
            description = "taken on",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = WriteBodies.BacktestAccepted.class)))
    @PostMapping("/backtests")
    void requestBacktest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        proxy.forward(services.commands(), request, response);
    }

    @Operation(
            summary = "Call a backtest off",
            requestBody =
                    @RequestBody(content = @Content(schema = @Schema(implementation = WriteBodies.Cancellation.class))))
    @ApiResponse(responseCode = "200", description = "called off")
    @PostMapping("/backtests/{backtestId}/cancel")
    void cancelBacktest(@PathVariable String backtestId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        proxy.forward(services.commands(), request, response);
    }

    @Operation(
            summary = "Bring in a file of bars, all or nothing",
            parameters = {
                @Parameter(in = ParameterIn.QUERY, name = "symbol", required = true, schema = @Schema(type = "string")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "timeframe",
                        required = true,
                        schema = @Schema(type = "string")),
                @Parameter(in = ParameterIn.QUERY, name = "file", schema = @Schema(type = "string"))
            },
            requestBody = @RequestBody(content = @Content(mediaType = CSV, schema = @Schema(type = "string"))))
    @ApiResponse(
            responseCode = "200",
            description = "imported",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = WriteBodies.Import.class)))
    @PostMapping("/imports/bars")
    void importBars(HttpServletRequest request, HttpServletResponse response) throws IOException {
        proxy.forward(services.imports(), request, response);
    }

    @Operation(
            summary = "Bring in a file of trades, all or nothing",
            parameters = {
                @Parameter(in = ParameterIn.QUERY, name = "symbol", required = true, schema = @Schema(type = "string")),
                @Parameter(in = ParameterIn.QUERY, name = "file", schema = @Schema(type = "string"))
            },
            requestBody = @RequestBody(content = @Content(mediaType = CSV, schema = @Schema(type = "string"))))
    @ApiResponse(
            responseCode = "200",
            description = "imported",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = WriteBodies.Import.class)))
    @PostMapping("/imports/trades")
    void importTrades(HttpServletRequest request, HttpServletResponse response) throws IOException {
        proxy.forward(services.imports(), request, response);
    }
}

package io.atlantis.command.backtest;

import io.atlantis.command.backtest.BacktestController.StatusAnswer;
import io.atlantis.command.backtest.model.BacktestCommand;
import io.atlantis.command.backtest.model.BacktestCommand.CompleteBacktest;
import io.atlantis.command.backtest.model.BacktestCommand.FailBacktest;
import io.atlantis.command.backtest.model.BacktestCommand.StartBacktest;
import io.atlantis.command.backtest.model.BacktestState;
import io.atlantis.command.dispatch.CommandContext;
import io.atlantis.command.dispatch.CommandDispatcher;
import io.atlantis.command.dispatch.CommandDispatcher.Answered;
import io.atlantis.command.web.Answers;
import io.atlantis.command.web.FieldChecks;
import io.atlantis.kernel.contract.backtest.BacktestCompleted;
import io.atlantis.kernel.contract.backtest.BacktestError;
import io.atlantis.kernel.contract.backtest.BacktestEvent;
import io.atlantis.kernel.contract.backtest.BacktestFailed;
import io.atlantis.kernel.contract.backtest.BacktestStarted;
import io.atlantis.kernel.contract.backtest.Certificate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What runners report of backtests; the edge doesn't pass these paths on. */
@RestController
@RequestMapping("/internal/v1/backtests/{backtestId}")
class RunnerController {

    private static final int MAX_TEXT_BYTES = 10_000;
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Certificate NO_CERTIFICATE = new Certificate("", "", "", new TreeMap<>(), List.of());
    private static final BacktestError NO_ERROR = new BacktestError("", "", null, null, null, null);

    private final CommandDispatcher dispatcher;

    RunnerController(CommandDispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    record StartBody(@Nullable String engineVersion) {}

    record CompleteBody(
            @Nullable Map<String, @Nullable Object> metrics,
            @Nullable Certificate certificate,
            @Nullable Integer orderCount,
            @Nullable Integer tradeCount,
            @Nullable Integer equityCount) {}

    record FailBody(@Nullable BacktestError error) {}

    @PostMapping("/start")
    ResponseEntity<StatusAnswer> start(
            @PathVariable String backtestId, @RequestBody StartBody body, CommandContext context) {
        FieldChecks checks = new FieldChecks();
        String engineVersion = checks.text("engineVersion", body.engineVersion(), MAX_TEXT_BYTES);
        checks.throwIfAny();
        return answer(
                new StartBacktest(backtestId, engineVersion), context, BacktestStarted.class, BacktestState.RUNNING);
    }

    @PostMapping("/complete")
    ResponseEntity<StatusAnswer> complete(
            @PathVariable String backtestId, @RequestBody CompleteBody body, CommandContext context) {
        FieldChecks checks = new FieldChecks();
        CompleteBacktest command = new CompleteBacktest(
                backtestId,
                metrics(checks, body),
                checks.present("certificate", body.certificate(), NO_CERTIFICATE),
                checks.integer("orderCount", body.orderCount(), 0),
                checks.integer("tradeCount", body.tradeCount(), 0),
                checks.integer("equityCount", body.equityCount(), 0));
        checks.throwIfAny();
        requireHash(checks, "certificate.resultHash", command.certificate().resultHash());
        requireHash(checks, "certificate.sourceHash", command.certificate().sourceHash());
        checks.text("certificate.engineVersion", command.certificate().engineVersion(), MAX_TEXT_BYTES);
        checks.throwIfAny();
        return answer(command, context, BacktestCompleted.class, BacktestState.COMPLETED);
    }

    private static Map<String, @Nullable Object> metrics(FieldChecks checks, CompleteBody body) {
        Map<String, @Nullable Object> metrics = body.metrics();
        checks.require(metrics != null, "metrics", null, "must be given");
        return metrics == null ? new TreeMap<>() : metrics;
    }

    private static void requireHash(FieldChecks checks, String field, @Nullable String hash) {
        checks.require(hash != null && SHA_256.matcher(hash).matches(), field, hash, "must be a SHA-256 hash in hex");
    }

    @PostMapping("/fail")
    ResponseEntity<StatusAnswer> fail(
            @PathVariable String backtestId, @RequestBody FailBody body, CommandContext context) {
        FieldChecks checks = new FieldChecks();
        BacktestError error = checks.present("error", body.error(), NO_ERROR);
        checks.throwIfAny();
        checks.text("error.code", error.code(), MAX_TEXT_BYTES);
        checks.text("error.message", error.message(), MAX_TEXT_BYTES);
        checks.throwIfAny();
        return answer(new FailBacktest(backtestId, error), context, BacktestFailed.class, BacktestState.FAILED);
    }

    private <E extends BacktestEvent> ResponseEntity<StatusAnswer> answer(
            BacktestCommand command, CommandContext context, Class<E> eventType, BacktestState status) {
        Answered<E> reported = dispatcher.dispatch(command, context, eventType);
        return Answers.of(
                HttpStatus.OK,
                reported.result(),
                new StatusAnswer(reported.event().backtestId(), status.name()));
    }
}

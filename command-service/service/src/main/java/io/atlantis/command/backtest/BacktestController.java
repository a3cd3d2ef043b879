package io.atlantis.command.backtest;

import io.atlantis.command.backtest.model.BacktestCommand.CancelBacktest;
import io.atlantis.command.backtest.model.BacktestState;
import io.atlantis.command.dispatch.CommandContext;
import io.atlantis.command.dispatch.CommandDispatcher;
import io.atlantis.command.dispatch.CommandDispatcher.Answered;
import io.atlantis.command.web.Answers;
import io.atlantis.command.web.FieldChecks;
import io.atlantis.kernel.contract.backtest.BacktestCancelled;
import io.atlantis.kernel.contract.backtest.BacktestRequested;
import io.atlantis.kernel.id.EntityId;
import io.atlantis.kernel.id.IdGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people command of backtests over REST. */
@RestController
@RequestMapping("/api/v1/backtests")
class BacktestController {

    private static final int MAX_REASON_BYTES = 1_000;

    private final CommandDispatcher dispatcher;
    private final BacktestRequests requests;
    private final IdGenerator ids;

    BacktestController(CommandDispatcher dispatcher, BacktestRequests requests, IdGenerator ids) {
        this.dispatcher = dispatcher;
        this.requests = requests;
        this.ids = ids;
    }

    record RequestAnswer(String backtestId) {}

    record CancelBody(@Nullable String reason) {}

    record StatusAnswer(String backtestId, String status) {}

    @PostMapping
    ResponseEntity<RequestAnswer> request(@RequestBody BacktestBody body, CommandContext context) {
        String backtestId = new EntityId(context.workspace(), "backtest", ids.next()).toString();
        Answered<BacktestRequested> requested =
                dispatcher.dispatch(requests.toCommand(backtestId, body), context, BacktestRequested.class);
        return Answers.of(
                HttpStatus.ACCEPTED,
                requested.result(),
                new RequestAnswer(requested.event().backtestId()));
    }

    @PostMapping("/{backtestId}/cancel")
    ResponseEntity<StatusAnswer> cancel(
            @PathVariable String backtestId,
            @RequestBody(required = false) @Nullable CancelBody body,
            CommandContext context) {
        FieldChecks checks = new FieldChecks();
        String reason = checks.optionalText("reason", body == null ? null : body.reason(), MAX_REASON_BYTES);
        checks.throwIfAny();
        Answered<BacktestCancelled> cancelled =
                dispatcher.dispatch(new CancelBacktest(backtestId, reason), context, BacktestCancelled.class);
        return Answers.of(
                HttpStatus.OK,
                cancelled.result(),
                new StatusAnswer(cancelled.event().backtestId(), BacktestState.CANCELLED.name()));
    }
}

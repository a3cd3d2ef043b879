package io.atlantis.runner.service.run;

import io.atlantis.kernel.contract.backtest.BacktestCompleted;
import io.atlantis.kernel.contract.backtest.BacktestError;
import io.atlantis.kernel.time.Ticker;
import io.atlantis.runner.engine.Backtest;
import io.atlantis.runner.engine.BacktestOutcome;
import io.atlantis.runner.engine.EngineVersion;
import io.atlantis.runner.engine.result.BacktestResult;
import io.atlantis.runner.engine.result.Messages;
import io.atlantis.runner.service.report.ArtifactPublisher;
import io.atlantis.runner.service.report.CommandClient;
import io.atlantis.runner.service.report.ReportOutcome;
import io.atlantis.runner.service.request.PendingBacktest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries one request through: start, run, artifacts, end. The end is reported only once Kafka has acknowledged every
 * artifact, so that a completed backtest is never without its results, nor a failed one without what it wrote.
 *
 * <p>Thread-safe; each call runs on the calling thread.
 */
public final class BacktestExecution {

    private static final Logger LOG = LoggerFactory.getLogger(BacktestExecution.class);

    private final BacktestPreparation preparation;
    private final CommandClient commands;
    private final ArtifactPublisher artifacts;
    private final Ticker ticker;

    public BacktestExecution(
            BacktestPreparation preparation, CommandClient commands, ArtifactPublisher artifacts, Ticker ticker) {
        this.preparation = preparation;
        this.commands = commands;
        this.artifacts = artifacts;
        this.ticker = ticker;
    }

    /**
     * Runs a request to its end.
     *
     * @throws InterruptedException when the runner stops; the request is taken up again after a restart
     */
    public void execute(PendingBacktest pending) throws InterruptedException {
        String id = pending.request().backtestId();
        if (commands.start(id, EngineVersion.CURRENT) instanceof ReportOutcome.Refused refused) {
            LOG.info("backtest {} is not run: {}", id, refused.problem());
            return;
        }
        try {
            run(pending);
        } catch (RuntimeException e) {
            LOG.error("backtest {} failed inside the runner", id, e);
            fail(
                    id,
                    new BacktestError(
                            "internal-error", "the runner failed: " + e.getMessage(), null, null, null, null));
        }
    }

    private void run(PendingBacktest pending) throws InterruptedException {
        String id = pending.request().backtestId();
        switch (preparation.prepare(pending.request())) {
            case Preparation.Unrunnable unrunnable -> fail(id, unrunnable.error(), Messages.NONE);
            case Preparation.Ready ready -> {
                RunProgress progress = new RunProgress(pending, artifacts, ticker);
                switch (Backtest.run(ready.spec(), progress)) {
                    case BacktestOutcome.Completed completed -> complete(id, completed.result());
                    case BacktestOutcome.Failed failed -> fail(id, failed.error(), failed.messages());
                    case BacktestOutcome.Cancelled _ -> LOG.info("backtest {} was called off", id);
                }
            }
        }
    }

    // The compact constructor's class file loses the @Nullable of the map's values.
    @SuppressWarnings("NullAway")
    private void complete(String id, BacktestResult result) throws InterruptedException {
        artifacts.publish(id, result);
        BacktestCompleted completed = new BacktestCompleted(
                id,
                result.metrics().asMap(),
                result.certificate(),
                result.orders().size(),
                result.trades().size(),
                result.equity().size());
        if (commands.complete(completed) instanceof ReportOutcome.Refused refused) {
            LOG.warn("result of backtest {} was refused: {}", id, refused.problem());
        }
    }

    private void fail(String id, BacktestError error, Messages messages) throws InterruptedException {
        artifacts.publishFailed(id, messages);
        fail(id, error);
    }

    private void fail(String id, BacktestError error) throws InterruptedException {
        if (commands.fail(id, error) instanceof ReportOutcome.Refused refused) {
            LOG.warn("failure of backtest {} was refused: {}", id, refused.problem());
        }
    }
}

package io.atlantis.runner.service.request;

import io.atlantis.kernel.contract.DomainEvent;
import io.atlantis.kernel.contract.EventJson;
import io.atlantis.kernel.contract.backtest.BacktestEvent;
import io.atlantis.kernel.contract.strategy.StrategyEvent;
import io.atlantis.kernel.eventlog.ChainedLogReader;
import io.atlantis.kernel.eventlog.FoldCheckpoint;
import io.atlantis.kernel.eventlog.FoldedBatch;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.topic.ReaderProgress;
import io.atlantis.kernel.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows {@code domain.events} from its first record into the {@link StrategyCatalog} and the {@link BacktestQueue},
 * and opens the queue once the end of the log, as it was at the start, is reached.
 *
 * <p>Runs on a thread of its own until {@link #stop()}. An event it can't read ends it: running on without knowing what
 * was said would be guessing; health then says why.
 */
public final class RequestTail implements Runnable {

    /** Consumer group under which lag tools see the runner. */
    public static final String GROUP = "atlantis-strategy-runner";

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Logger LOG = LoggerFactory.getLogger(RequestTail.class);

    private final String bootstrapServers;
    private final StrategyCatalog strategies;
    private final BacktestQueue backtests;
    private final EventJson json = new EventJson();
    private volatile TailState state = new TailState.CatchingUp();
    private volatile boolean stopped;

    public RequestTail(String bootstrapServers, StrategyCatalog strategies, BacktestQueue backtests) {
        this.bootstrapServers = bootstrapServers;
        this.strategies = strategies;
        this.backtests = backtests;
    }

    /** How far it is. */
    public TailState state() {
        return state;
    }

    /** Ends {@link #run()} within one poll. */
    public void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        try (ReaderProgress progress = new ReaderProgress(bootstrapServers, GROUP, Topics.DOMAIN_EVENTS.name());
                ChainedLogReader log = new ChainedLogReader(bootstrapServers, Topics.DOMAIN_EVENTS.name())) {
            Map<Integer, Long> ends = new HashMap<>();
            for (int partition : progress.partitions()) {
                log.assign(partition, FoldCheckpoint.START);
                ends.put(partition, log.endOffset(partition));
            }
            follow(log, progress, ends);
        } catch (RuntimeException e) {
            LOG.error(
                    "event tail ended: no further backtest will run until the cause is mended and the runner restarted",
                    e);
            state = new TailState.Failed(String.valueOf(e.getMessage()));
        }
    }

    private void follow(ChainedLogReader log, ReaderProgress progress, Map<Integer, Long> ends) {
        while (!stopped) {
            FoldedBatch batch = log.poll(POLL);
            batch.events().forEach(this::apply);
            Map<Integer, Long> reached = new HashMap<>();
            batch.checkpoints().forEach((partition, checkpoint) -> reached.put(partition, checkpoint.nextOffset()));
            progress.commit(reached);
            if (state instanceof TailState.CatchingUp && hasReached(log, ends)) {
                state = new TailState.Following();
                backtests.open();
            }
        }
    }

    private static boolean hasReached(ChainedLogReader log, Map<Integer, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> log.nextOffset(end.getKey()) >= end.getValue());
    }

    private void apply(FoldedEvent folded) {
        DomainEvent event = json.read(folded.typeName(), folded.typeVersion(), folded.payload());
        if (event instanceof StrategyEvent strategy) {
            strategies.apply(strategy);
        } else if (event instanceof BacktestEvent backtest) {
            backtests.apply(backtest);
        }
    }
}

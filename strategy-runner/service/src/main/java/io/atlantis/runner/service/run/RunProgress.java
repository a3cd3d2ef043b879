package io.atlantis.runner.service.run;

import io.atlantis.kernel.time.Ticker;
import io.atlantis.runner.engine.RunMonitor;
import io.atlantis.runner.service.report.ArtifactPublisher;
import io.atlantis.runner.service.request.PendingBacktest;
import java.time.Duration;

/** Tells whoever watches how far a run is, a few times a second at most, and stops it when it was called off. */
final class RunProgress implements RunMonitor {

    private static final long INTERVAL_NS = Duration.ofMillis(200).toNanos();

    private final PendingBacktest pending;
    private final ArtifactPublisher artifacts;
    private final Ticker ticker;
    private long toldAtNs;

    RunProgress(PendingBacktest pending, ArtifactPublisher artifacts, Ticker ticker) {
        this.pending = pending;
        this.artifacts = artifacts;
        this.ticker = ticker;
        this.toldAtNs = ticker.nanoTime();
    }

    @Override
    public void progress(double fraction) {
        if (ticker.nanoTime() - toldAtNs >= INTERVAL_NS) {
            toldAtNs = ticker.nanoTime();
            artifacts.progress(pending.request().backtestId(), fraction);
        }
    }

    @Override
    public boolean isCancelled() {
        return pending.isCalledOff();
    }
}

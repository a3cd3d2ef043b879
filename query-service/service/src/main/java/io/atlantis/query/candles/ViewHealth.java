package io.atlantis.query.candles;

import io.atlantis.query.views.CandleView;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down when the candle view has stopped for good; while it sorts out its partitions it is up. */
final class ViewHealth implements HealthIndicator {

    private final CandleView view;

    ViewHealth(CandleView view) {
        this.view = view;
    }

    @Override
    public Health health() {
        Health.Builder health = view.isRunning() ? Health.up() : Health.down();
        return health.withDetail("state", view.streams().state().name()).build();
    }
}

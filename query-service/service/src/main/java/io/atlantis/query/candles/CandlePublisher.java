package io.atlantis.query.candles;

import io.atlantis.query.live.LiveHub;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells live listeners of candles that changed, one publication per channel and batch. Thread-safe. */
final class CandlePublisher implements CandleListener {

    private final LiveHub hub;

    CandlePublisher(LiveHub hub) {
        this.hub = hub;
    }

    @Override
    public void changed(Collection<CandleRow> candles) {
        Map<String, List<CandleItem>> byChannel = new HashMap<>();
        for (CandleRow candle : candles) {
            String channel = candle.channel();
            if (hub.hasSubscribers(channel)) {
                byChannel.computeIfAbsent(channel, _ -> new ArrayList<>()).add(CandleItem.of(candle));
            }
        }
        byChannel.forEach((channel, items) -> hub.publish(channel, new CandlePage(items)));
    }
}

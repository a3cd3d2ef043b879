package io.atlantis.standalone.platform;

import io.atlantis.simulator.MarketSimulator;
import java.util.Map;

/** Where live ticks come from, as market-ingest is told: the simulator speaks the vendor's protocol, only the address differs. */
sealed interface Market {

    /** The key that the simulator on loopback takes; a secret of nobody. */
    String SIMULATOR_KEY = "simulated";

    /** Settings of market-ingest. */
    Map<String, Object> feedProperties();

    /**
     * The simulated market.
     *
     * @param simulator the server it is connected to
     */
    record Simulated(MarketSimulator simulator) implements Market {

        @Override
        public Map<String, Object> feedProperties() {
            return Map.of(
                    "atlantis.feed.enabled",
                    true,
                    "atlantis.feed.simulated",
                    true,
                    "atlantis.feed.api-key",
                    SIMULATOR_KEY,
                    "atlantis.feed.rest-url",
                    simulator.restUrl(),
                    "atlantis.feed.ws-url",
                    simulator.webSocketUrl());
        }
    }

    /** No live ticks: what is looked at was imported. */
    record Silent() implements Market {

        @Override
        public Map<String, Object> feedProperties() {
            return Map.of("atlantis.feed.enabled", false);
        }
    }
}

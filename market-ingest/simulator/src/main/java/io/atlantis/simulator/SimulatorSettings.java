package io.atlantis.simulator;

import io.atlantis.simulator.market.MarketSettings;
import io.atlantis.simulator.rest.RestLimits;
import io.atlantis.simulator.stream.BadMoments;
import io.atlantis.simulator.stream.StreamLimits;

/**
 * How a simulator is started.
 *
 * @param port TCP port on loopback; 0 takes a free one
 * @param apiKey the only key it knows
 * @param market seed and rate
 * @param stream limits of the WebSocket side
 * @param rest limits of the REST side
 * @param badMoments faults to play; none by default
 */
public record SimulatorSettings(
        int port, String apiKey, MarketSettings market, StreamLimits stream, RestLimits rest, BadMoments badMoments) {

    /** A well-behaved simulator on a free port. */
    public static SimulatorSettings defaults(String apiKey) {
        return new SimulatorSettings(
                0, apiKey, MarketSettings.DEFAULT, StreamLimits.DEFAULT, RestLimits.UNLIMITED, BadMoments.NONE);
    }

    public SimulatorSettings withMarket(MarketSettings other) {
        return new SimulatorSettings(port, apiKey, other, stream, rest, badMoments);
    }

    public SimulatorSettings withStream(StreamLimits other) {
        return new SimulatorSettings(port, apiKey, market, other, rest, badMoments);
    }

    public SimulatorSettings withRest(RestLimits other) {
        return new SimulatorSettings(port, apiKey, market, stream, other, badMoments);
    }

    public SimulatorSettings withBadMoments(BadMoments other) {
        return new SimulatorSettings(port, apiKey, market, stream, rest, other);
    }

    /** The same on a fixed port, as a restart after a kill needs it. */
    public SimulatorSettings withPort(int other) {
        return new SimulatorSettings(other, apiKey, market, stream, rest, badMoments);
    }
}

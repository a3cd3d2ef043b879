package io.atlantis.kernel.market;

/** Where an instrument's data comes from. */
public enum InstrumentSource {
    /** The embedded simulator: never to be taken for a real market. */
    SIMULATED,
    /** Files a person imported. */
    IMPORTED,
    /** The Massive (formerly Polygon) feed. */
    MASSIVE
}

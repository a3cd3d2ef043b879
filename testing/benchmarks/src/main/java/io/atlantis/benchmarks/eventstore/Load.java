package io.atlantis.benchmarks.eventstore;

/**
 * What a closed loop of clients came to.
 *
 * @param perSecond operations acknowledged
 * @param p50Us median latency of a client
 * @param p99Us its 99th percentile
 */
record Load(double perSecond, double p50Us, double p99Us) {}

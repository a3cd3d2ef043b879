/**
 * The real Kafka, Postgres and Redis for tests: one of each per test JVM, started by the first test that asks.
 *
 * <p>Tests keep apart by names of their own (topics, databases, key prefixes), never by a server of their own; a test
 * that kills or restarts a server starts it from {@code io.atlantis.embedded} itself.
 */
@NullMarked
package io.atlantis.testkit.infra;

import org.jspecify.annotations.NullMarked;

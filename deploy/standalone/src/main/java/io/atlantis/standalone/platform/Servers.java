package io.atlantis.standalone.platform;

import io.atlantis.embedded.EmbeddedKafka;
import io.atlantis.embedded.PostgresServer;
import io.atlantis.embedded.RedisServer;

/**
 * The servers under the services.
 *
 * @param kafka    holds the truth
 * @param postgres holds what can be replayed
 * @param redis    holds what may be lost
 */
record Servers(EmbeddedKafka kafka, PostgresServer postgres, RedisServer redis) {}

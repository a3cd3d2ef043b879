/**
 * The infrastructure of a one-machine platform: a Kafka broker in this JVM, Postgres and Redis as child processes.
 *
 * <p>Everything listens on loopback, on a free port chosen at each start, and keeps its data in the folder it was given,
 * so that two platforms run side by side and each survives {@code kill -9}. Nothing here knows Atlantis: no topics, no
 * schemas, no Spring.
 */
@NullMarked
package io.atlantis.embedded;

import org.jspecify.annotations.NullMarked;

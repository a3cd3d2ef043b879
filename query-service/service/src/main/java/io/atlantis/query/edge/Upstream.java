package io.atlantis.query.edge;

import java.net.URI;
import java.time.Duration;

/**
 * A service behind the edge.
 *
 * @param name as problems name it
 * @param url scheme, host and port
 * @param answerWithin how long it may take until it begins to answer
 */
record Upstream(String name, URI url, Duration answerWithin) {}

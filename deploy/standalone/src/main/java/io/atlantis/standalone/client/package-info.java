/** Commands that talk to a running platform over its public doors: REST at the edge, and Kafka for the audit. */
@NullMarked
package io.atlantis.standalone.client;

import org.jspecify.annotations.NullMarked;

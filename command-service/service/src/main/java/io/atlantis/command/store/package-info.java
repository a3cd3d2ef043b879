/** Runs the event store inside the service: start before the first request, stop after the last; health and metrics. */
@NullMarked
package io.atlantis.command.store;

import org.jspecify.annotations.NullMarked;

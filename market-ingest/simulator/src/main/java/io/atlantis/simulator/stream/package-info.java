/**
 * The WebSocket side: connections and their subscriptions, the player that sends each trade and quote at its own time,
 * and the vendor's bad moments.
 */
@NullMarked
package io.atlantis.simulator.stream;

import org.jspecify.annotations.NullMarked;

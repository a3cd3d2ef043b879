/**
 * The event store's log in a simulated world: one thread, a clock and a network that a seed turns, and every fault that the
 * log must stand. {@link io.atlantis.eventstore.simulation.Invariants} says what must hold after each seed.
 */
@NullUnmarked
package io.atlantis.eventstore.simulation;

import org.jspecify.annotations.NullUnmarked;

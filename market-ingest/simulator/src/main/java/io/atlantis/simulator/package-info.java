/**
 * A market-data vendor in one process: a server on loopback that speaks the Massive (formerly Polygon) stocks protocol over
 * a seeded, invented market. {@link io.atlantis.simulator.MarketSimulator} is the door and lists the parts. Nothing here
 * knows the platform: it is the other side of the wire.
 */
@NullMarked
package io.atlantis.simulator;

import org.jspecify.annotations.NullMarked;

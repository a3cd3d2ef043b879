/**
 * What happens to orders: costs, fills, cash, positions and round trips. All amounts are scaled longs (see {@code
 * money}).
 *
 * <p>Nothing here knows strategies, bars as columns, or how a run is told to the world.
 */
@NullMarked
package io.atlantis.runner.engine.broker;

import org.jspecify.annotations.NullMarked;

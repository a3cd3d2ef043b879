/**
 * What a run amounts to in figures: the equity curve and the statistics over it and the trades. Nothing here knows how
 * a run is made or told.
 */
@NullMarked
package io.atlantis.runner.engine.metrics;

import org.jspecify.annotations.NullMarked;

/**
 * The backtest engine's door: {@link io.atlantis.runner.engine.Backtest} runs a compiled strategy over bars, {@link
 * io.atlantis.runner.engine.SeriesEvaluator} evaluates expressions over them. A run is a pure function of its spec.
 *
 * <p>The features below it, each unaware of those after it: {@code money}, {@code broker}, {@code metrics}, {@code
 * result}; {@code csv} stands alone. Nothing here knows Kafka, HTTP, a clock or a file other than the bars that {@code
 * csv} reads.
 */
@NullMarked
package io.atlantis.runner.engine;

import org.jspecify.annotations.NullMarked;

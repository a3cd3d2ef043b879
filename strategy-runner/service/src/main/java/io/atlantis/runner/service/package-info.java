/**
 * The strategy runner as a service: it follows {@code domain.events}, runs the backtests that were asked for over the
 * market topics' history, and reports back through commands and {@code backtest.artifacts}. Nothing it computes stays
 * here: what matters is in the log. {@link io.atlantis.runner.service.RunnerPipeline} lists the stages in order.
 */
@NullMarked
package io.atlantis.runner.service;

import org.jspecify.annotations.NullMarked;

/**
 * What the runner knows from {@code domain.events}: the strategies' sources and the backtests that wait for a run. Rebuilt
 * from the first record at each start; holds no state of its own.
 */
@NullMarked
package io.atlantis.runner.service.request;

import org.jspecify.annotations.NullMarked;

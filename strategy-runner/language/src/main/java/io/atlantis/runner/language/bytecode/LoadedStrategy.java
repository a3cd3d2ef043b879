package io.atlantis.runner.language.bytecode;

import io.atlantis.runner.language.runtime.BarLoop;
import io.atlantis.runner.language.runtime.StrategyContext;
import io.atlantis.runner.language.runtime.StrategyInstance;
import java.util.function.Function;

/**
 * A strategy's classes, loaded. Immutable and thread-safe.
 *
 * @param constructor of the strategy's own class
 * @param loop over its bars, for all its instances
 */
public record LoadedStrategy(Function<StrategyContext, StrategyInstance> constructor, BarLoop loop) {}

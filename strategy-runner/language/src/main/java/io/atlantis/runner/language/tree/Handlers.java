package io.atlantis.runner.language.tree;

import java.util.List;
import java.util.Optional;

/**
 * The functions of the source that the engine calls.
 *
 * @param periodic those with {@code @every}, in the order of the source
 */
public record Handlers(
        Optional<Function> onBar, List<Periodic> periodic, Optional<Function> onFill, Optional<Function> screen) {
    /**
     * A function that runs at the first bar of a period.
     *
     * @param periods a bit for each period it runs at, one or more
     */
    public record Periodic(Function function, int periods) {}

    /** Whether the function is one that the engine calls at every bar, or to score a symbol: without arguments. */
    public boolean areEntered(Function function) {
        return onBar.filter(function::equals).isPresent()
                || screen.filter(function::equals).isPresent();
    }

    /** Whether the engine has anything to call. */
    public boolean isEmpty() {
        return onBar.isEmpty() && periodic.isEmpty() && onFill.isEmpty() && screen.isEmpty();
    }
}

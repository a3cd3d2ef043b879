package io.atlantis.runner.language.builtin;

import io.atlantis.runner.indicator.MultiKernel;
import java.util.List;

/**
 * Indicators that are the outputs of one kernel. Each is a function of its own, {@code ta.<name>_<output>}; all take the
 * same arguments.
 *
 * @param name what they have in common
 * @param kernel computes all outputs at once: constructed and updated as those of the functions
 * @param outputs names, in the order of the kernel's outputs
 */
public record IndicatorGroup(String name, Class<? extends MultiKernel> kernel, List<String> outputs) {
    /** Names of the functions behind {@code ta.}, in the order of the outputs. */
    public List<String> functions() {
        return outputs.stream().map(output -> name + "_" + output).toList();
    }
}

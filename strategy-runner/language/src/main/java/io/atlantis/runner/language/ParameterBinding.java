package io.atlantis.runner.language;

import java.util.List;

/** Outcome of giving a program its parameters: values, or every reason why not. */
public sealed interface ParameterBinding {
    /** Every parameter has a value its spec allows. */
    record Bound(ParameterValues values) implements ParameterBinding {}

    /** At least one value was refused. */
    record Refused(List<ParameterProblem> problems) implements ParameterBinding {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}

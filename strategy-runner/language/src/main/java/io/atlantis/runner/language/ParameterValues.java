package io.atlantis.runner.language;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values for all parameters of one program, each checked against its spec. Made by {@link StrategyProgram#bind}. */
public final class ParameterValues {
    private final Map<String, Object> byName;

    ParameterValues(LinkedHashMap<String, Object> byName) {
        this.byName = Collections.unmodifiableMap(byName);
    }

    /** Long, Double, Boolean or String by parameter name, in the order of declaration. */
    public Map<String, Object> asMap() {
        return byName;
    }

    List<Object> inOrder() {
        return List.copyOf(byName.values());
    }
}

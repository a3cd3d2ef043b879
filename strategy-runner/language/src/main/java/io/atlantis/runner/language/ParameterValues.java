package io.atlantis.runner.language;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values for all parameters of one program, each checked against its spec. Made by {@link StrategyProgram#bind}. */
public final class ParameterValues {
    private final Map<String, Object> byName;
    private final List<String> names;
    private final List<Object> inOrder;

    ParameterValues(LinkedHashMap<String, Object> byName) {
        this.byName = Collections.unmodifiableMap(byName);
        this.names = List.copyOf(byName.keySet());
        this.inOrder = List.copyOf(byName.values());
    }

    /** Long, Double, Boolean or String by parameter name, in the order of declaration. */
    public Map<String, Object> asMap() {
        return byName;
    }

    List<String> names() {
        return names;
    }

    List<Object> inOrder() {
        return inOrder;
    }
}

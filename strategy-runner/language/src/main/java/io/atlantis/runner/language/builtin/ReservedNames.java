package io.atlantis.runner.language.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Names the language itself gives a meaning; a strategy can't give them another. */
public final class ReservedNames {
    /** Functions that take values, in event code and (most of them) in series. */
    public static final List<String> FUNCTIONS = List.of(
            "abs", "all", "any", "bool", "ceil", "exp", "float", "floor", "int", "isna", "len", "list", "log", "max",
            "min", "nz", "round", "sorted", "sqrt", "str", "sum");

    /** Functions that stand alone on the right of an assignment at module level. */
    public static final List<String> DECLARATIONS = List.of("param", "rng", "security", "state");

    /** Functions that a {@code for} goes over. */
    public static final List<String> LOOPS = List.of("range", "enumerate", "zip");

    /** Names of values that never change. */
    public static final List<String> CONSTANTS = List.of("na");

    private static final List<String> OBJECTS = List.of("account", "position", "symbol", "ta");
    private static final Set<String> ALL = all();

    private ReservedNames() {}

    /** Whether the language gives the name a meaning. */
    public static boolean contains(String name) {
        return ALL.contains(name);
    }

    /** All of them. */
    public static Set<String> names() {
        return ALL;
    }

    /** Functions event code can call by a plain name. */
    public static List<String> callable() {
        List<String> names = new ArrayList<>(FUNCTIONS);
        for (HostOperation operation : HostOperation.values()) {
            boolean isNew = !names.contains(operation.sourceName());
            if (operation.isOrder() || (operation.isMessage() && isNew)) {
                names.add(operation.sourceName());
            }
        }
        return names;
    }

    private static Set<String> all() {
        Set<String> names = new TreeSet<>(BarField.names());
        names.addAll(DECLARATIONS);
        names.addAll(OBJECTS);
        names.addAll(LOOPS);
        names.addAll(CONSTANTS);
        names.addAll(callable());
        return Set.copyOf(names);
    }
}

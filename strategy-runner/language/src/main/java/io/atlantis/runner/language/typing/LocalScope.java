package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.tree.Local;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names of one function, and which of them surely have a value at the statement being checked. */
final class LocalScope {
    /** Of module-level expressions. */
    static final LocalScope NONE = new LocalScope(Map.of(), Set.of(), false);

    private final Map<String, Local> locals;
    private final Set<String> globals;
    private final boolean isEventCode;
    private final Deque<Map<String, Local>> inner = new ArrayDeque<>();
    private Set<Local> assigned = new HashSet<>();

    LocalScope(Map<String, Local> locals, Set<String> globals, boolean isEventCode) {
        this.locals = locals;
        this.globals = globals;
        this.isEventCode = isEventCode;
    }

    /** Whether orders and the account are at hand. */
    boolean isEventCode() {
        return isEventCode;
    }

    @Nullable
    Local local(String name) {
        for (Map<String, Local> names : inner) {
            if (names.containsKey(name)) {
                return names.get(name);
            }
        }
        return globals.contains(name) ? null : locals.get(name);
    }

    /** Opens the scope of a comprehension, whose variables hide others of their name. */
    void enter(Map<String, Local> names) {
        inner.push(names);
    }

    /** Closes the scope opened last. */
    void leave() {
        inner.pop();
    }

    boolean isGlobal(String name) {
        return globals.contains(name);
    }

    Set<String> names() {
        return locals.keySet();
    }

    boolean isAssigned(Local local) {
        return assigned.contains(local);
    }

    void assign(Local local) {
        assigned.add(local);
    }

    /** What surely has a value here; a copy. */
    Set<Local> assigned() {
        return new HashSet<>(assigned);
    }

    void setAssigned(Set<Local> locals) {
        assigned = new HashSet<>(locals);
    }
}

package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.tree.SeriesNode;
import io.atlantis.runner.language.tree.TypedExpr;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Several series under one name: the lines of an indicator, or the fields of another symbol's bars. It is no value
 * itself; a line is read by its name.
 *
 * @param label as written, for messages
 * @param names of the lines, in the order in which they are unpacked
 * @param nodes the node of a line by its place; empty if what was written was refused
 */
record SeriesLines(String label, List<String> names, Optional<IntFunction<SeriesNode>> nodes) {

    /** Lines of something refused: their names are known, so that their uses are not reported as well. */
    static SeriesLines refused(String label, List<String> names) {
        return new SeriesLines(label, names, Optional.empty());
    }

    /** The line at a place, at the current bar. */
    TypedExpr read(int place) {
        return nodes.<TypedExpr>map(each -> new TypedExpr.SeriesRead(each.apply(place), 0))
                .orElseGet(TypedExpr.Unresolved::new);
    }

    /** As {@link #read}, for event code. */
    TypedExpr readInEvent(int place) {
        nodes.ifPresent(each -> each.apply(place).latch());
        return read(place);
    }

    /** What to write instead of the whole. */
    String hint() {
        return "'" + label + "' has the lines " + String.join(", ", names) + ": write " + label + "."
                + names.getFirst();
    }
}

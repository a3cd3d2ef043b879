package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.tree.CheckedProgram;
import io.atlantis.runner.language.tree.SecurityText;
import io.atlantis.runner.language.tree.SeriesNode;
import io.atlantis.runner.language.tree.TypedExpr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The series nodes found so far. Equal indicators over equal inputs are one node, wherever they are written. */
final class SeriesGraph {
    private final List<SeriesNode> nodes = new ArrayList<>();
    private final Map<SeriesNode.Source, SeriesNode> bySource = new HashMap<>();
    private final Map<String, SeriesNode> named = new LinkedHashMap<>();
    private final Map<String, SeriesLines> lines = new LinkedHashMap<>();
    private final List<CheckedProgram.Security> securities = new ArrayList<>();

    /** The node with this source, made if it is new. */
    SeriesNode node(SeriesNode.Source source, int line) {
        return bySource.computeIfAbsent(source, s -> {
            SeriesNode node = new SeriesNode(nodes.size(), line, SeriesStage.of(s), s);
            nodes.add(node);
            return node;
        });
    }

    /** Names the series that an expression stands for; a plain indicator keeps its node, anything else is a formula. */
    SeriesNode name(String name, TypedExpr expression, int line) {
        SeriesNode node = expression instanceof TypedExpr.SeriesRead(SeriesNode read, int barsAgo) && barsAgo == 0
                ? read
                : node(new SeriesNode.Source.Formula(expression), line);
        node.chart();
        named.put(name, node);
        return node;
    }

    @Nullable
    SeriesNode named(String name) {
        return named.get(name);
    }

    /** Names series that belong together. */
    void nameLines(String name, SeriesLines named) {
        lines.put(name, named);
    }

    @Nullable
    SeriesLines lines(String name) {
        return lines.get(name);
    }

    /** The number of a security; equal ones are one. */
    int security(SecurityText symbol, SecurityText timeframe) {
        CheckedProgram.Security security = new CheckedProgram.Security(symbol, timeframe);
        int known = securities.indexOf(security);
        if (known >= 0) {
            return known;
        }
        securities.add(security);
        return securities.size() - 1;
    }

    List<CheckedProgram.Security> securities() {
        return securities;
    }

    /** Names of series and of what has several. */
    List<String> names() {
        List<String> names = new ArrayList<>(named.keySet());
        names.addAll(lines.keySet());
        return names;
    }

    List<SeriesNode> nodes() {
        return nodes;
    }
}

package io.atlantis.runner.language.typing;

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
        node.store();
        named.put(name, node);
        return node;
    }

    @Nullable
    SeriesNode named(String name) {
        return named.get(name);
    }

    Map<String, SeriesNode> named() {
        return named;
    }

    List<SeriesNode> nodes() {
        return nodes;
    }
}

package io.atlantis.runner.language.tree;

import java.util.List;
import java.util.Optional;

/**
 * A program without errors, ready to be emitted.
 *
 * @param parameters in the order of the source
 * @param initialisers of all fields that are no parameters, in the order of the source
 * @param symbolFacts those facts of the symbol that the source reads
 * @param nodes the series graph in topological order
 * @param series the named ones among the nodes, in the order of the source
 * @param securities whose bars the graph reads, by their number
 * @param functions all functions of the source
 * @param handlers the ones among them that the engine calls
 */
public record CheckedProgram(
        List<Parameter> parameters,
        List<Initialiser> initialisers,
        List<SymbolFact> symbolFacts,
        List<SeriesNode> nodes,
        List<NamedSeries> series,
        List<Security> securities,
        List<Function> functions,
        Handlers handlers) {

    /**
     * A declared parameter.
     *
     * @param defaultValue Long, Double, Boolean or String, as the field's type says
     */
    public record Parameter(Field field, Object defaultValue, Optional<Number> min, Optional<Number> max) {}

    /** First value of a field. */
    public record Initialiser(int line, Field field, TypedExpr value) {}

    /** Bars of another symbol or timeframe; an empty text is the own one. */
    public record Security(SecurityText symbol, SecurityText timeframe) {}

    /**
     * What is known of the symbol when the strategy starts.
     *
     * @param reader method of the base class that gives it
     */
    public record SymbolFact(Field field, String reader) {}

    /** Whether a series compares symbols with each other. */
    public boolean comparesSymbols() {
        return nodes.stream().anyMatch(node -> node.source() instanceof SeriesNode.Source.CrossSection);
    }

    /** A series with the name it is read by. */
    public record NamedSeries(String name, SeriesNode node) {}
}

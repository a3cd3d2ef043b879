package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.BarField;
import io.atlantis.runner.language.builtin.ReservedNames;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.diagnostic.Diagnostics;
import io.atlantis.runner.language.diagnostic.Span;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.tree.Field;
import io.atlantis.runner.language.tree.Local;
import io.atlantis.runner.language.tree.TypedExpr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Module-level names as one pass of the checker sees them, with the graph it builds and where it reports. */
final class ModuleScope {
    private final Declarations declarations;
    private final Set<Field> defined = new HashSet<>();
    private final Set<Field> symbolFacts = new LinkedHashSet<>();
    final SeriesGraph graph = new SeriesGraph();
    final Diagnostics diagnostics;
    final Inference inference;

    ModuleScope(Declarations declarations, Diagnostics diagnostics) {
        this.declarations = declarations;
        this.diagnostics = diagnostics;
        this.inference = new Inference(diagnostics);
    }

    /** From here on the field has a value. */
    void define(Field field) {
        defined.add(field);
    }

    /** The field of that name, if it stands above what is being checked. */
    @Nullable
    Field field(String name) {
        Field field = declarations.fields.get(name);
        return field != null && defined.contains(field) ? field : null;
    }

    @Nullable
    Map<String, Field> state(String name) {
        return declarations.states.get(name);
    }

    @Nullable
    Field stateField(String state, String attribute) {
        Map<String, Field> attributes = declarations.states.get(state);
        Field field = attributes == null ? null : attributes.get(attribute);
        return field != null && defined.contains(field) ? field : null;
    }

    /** The state of the random generator of that name, if it stands above what is being checked. */
    @Nullable
    Field generator(String name) {
        Field field = declarations.generators.get(name);
        return field != null && defined.contains(field) ? field : null;
    }

    /** An attribute of {@code symbol}, which is read from here on. */
    @Nullable
    Field symbolFact(String attribute) {
        Field field = declarations.symbol.get(attribute);
        if (field != null) {
            symbolFacts.add(field);
        }
        return field;
    }

    List<String> symbolAttributes() {
        return List.copyOf(declarations.symbol.keySet());
    }

    /** Those attributes of {@code symbol} that are read. */
    Set<Field> symbolFacts() {
        return symbolFacts;
    }

    /** The variable that a comprehension names here: the same one in every pass, as its type is inferred. */
    Local scoped(Expr.Name name) {
        return declarations.scoped.computeIfAbsent(name, place -> new Local(place.id()));
    }

    Declarations.@Nullable FunctionDeclaration function(String name) {
        return declarations.functions.get(name);
    }

    /** Takes note that the function is called somewhere, be the call right or wrong. */
    void called(String name) {
        declarations.called.add(name);
    }

    Collection<String> functionNames() {
        return declarations.functions.keySet();
    }

    /** Whether the name is a parameter of the strategy. */
    boolean isParameter(String name) {
        return declarations.items.stream()
                .anyMatch(item -> item instanceof Declarations.ParameterItem parameter
                        && parameter.parameter().field().name().equals(name));
    }

    boolean isSeries(String name) {
        return SeriesMention.isBarField(name) || graph.named(name) != null || graph.lines(name) != null;
    }

    /** Reports a name that means nothing here. */
    TypedExpr unknownName(String name, Span span, Collection<String> locals) {
        if (ForeignNames.isModule(name)) {
            return error(span, DiagnosticCode.UNKNOWN_NAME, ForeignNames.module(name));
        }
        if (name.equals("self")) {
            return error(
                    span,
                    DiagnosticCode.UNKNOWN_NAME,
                    "there is no 'self': keep values in st = state(x=0) at module level and write st.x");
        }
        if (!diagnostics.wantsMore()) {
            return error(span, DiagnosticCode.UNKNOWN_NAME, "");
        }
        List<String> known = new ArrayList<>(locals);
        known.addAll(declarations.fields.keySet());
        known.addAll(declarations.states.keySet());
        known.addAll(declarations.functions.keySet());
        known.addAll(graph.names());
        known.addAll(BarField.names());
        known.addAll(ReservedNames.callable());
        known.addAll(List.of("ta", "na", "position", "account", "symbol"));
        return error(
                span, DiagnosticCode.UNKNOWN_NAME, "unknown name '" + name + "'" + diagnostics.suggestion(name, known));
    }

    /** Refuses {@code np.sqrt} and the like, if that is what the expression is. */
    Optional<TypedExpr> foreign(Expr expression) {
        return expression instanceof Expr.Attribute attribute
                        && attribute.object() instanceof Expr.Name object
                        && !BarField.named(object.id()).isPresent()
                        && field(object.id()) == null
                        && state(object.id()) == null
                        && graph.named(object.id()) == null
                ? ForeignNames.hint(attribute).map(hint -> error(attribute.span(), DiagnosticCode.UNKNOWN_NAME, hint))
                : Optional.empty();
    }

    /** Reports an error and gives the expression that stands for it. */
    TypedExpr error(Span span, DiagnosticCode code, String message) {
        diagnostics.error(span, code, message);
        return new TypedExpr.Unresolved();
    }
}

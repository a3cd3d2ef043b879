package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.DictType;
import io.atlantis.runner.language.builtin.ListType;
import io.atlantis.runner.language.builtin.Scalar;
import io.atlantis.runner.language.builtin.TupleType;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.diagnostic.Diagnostics;
import io.atlantis.runner.language.diagnostic.Span;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.tree.CheckedProgram;
import io.atlantis.runner.language.tree.Function;
import io.atlantis.runner.language.tree.SeriesNode;
import io.atlantis.runner.language.tree.TypedExpr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** One pass over the whole program: module level from top to bottom, then every function. */
final class ProgramPass {
    /** Lists at module level live as long as the instance: their number bounds its memory. */
    private static final int MAX_LIST_FIELDS = 64;

    private final Declarations declarations;
    private final Diagnostics diagnostics;
    private final ModuleScope module;
    private final List<CheckedProgram.Parameter> parameters = new ArrayList<>();
    private final List<CheckedProgram.Initialiser> initialisers = new ArrayList<>();
    private final List<CheckedProgram.NamedSeries> series = new ArrayList<>();

    ProgramPass(Declarations declarations, Diagnostics diagnostics) {
        this.declarations = declarations;
        this.diagnostics = diagnostics;
        this.module = new ModuleScope(declarations, diagnostics);
    }

    boolean hasChangedTypes() {
        return module.inference.hasChanged();
    }

    CheckedProgram run() {
        declarations.items.forEach(this::item);
        refuseManyLists();
        for (Declarations.FunctionDeclaration declaration : declarations.functions.values()) {
            new StatementChecker(module, declaration).check(declaration.source());
        }
        List<Function> functions = declarations.functions.values().stream()
                .map(Declarations.FunctionDeclaration::function)
                .toList();
        return new CheckedProgram(
                List.copyOf(parameters),
                List.copyOf(initialisers),
                symbolFacts(),
                List.copyOf(module.graph.nodes()),
                List.copyOf(series),
                List.copyOf(module.graph.securities()),
                functions,
                HandlerRules.of(declarations.functions.values()));
    }

    private List<CheckedProgram.SymbolFact> symbolFacts() {
        return module.symbolFacts().stream()
                .map(field -> new CheckedProgram.SymbolFact(
                        field, field.type() == ValueType.STR ? "symbolName" : "symbolMultiplier"))
                .toList();
    }

    private void item(Declarations.Item item) {
        switch (item) {
            case Declarations.ParameterItem parameter -> {
                parameters.add(parameter.parameter());
                module.define(parameter.parameter().field());
            }
            case Declarations.RefusedItem refused -> module.define(refused.field());
            case Declarations.SeriesItem named -> series(named);
            case Declarations.LinesItem lines -> lines(lines);
            case Declarations.UnpackedItem unpacked -> unpack(unpacked);
            case Declarations.FieldItem field -> field(field);
            case Declarations.GeneratorItem generator -> generator(generator);
        }
    }

    private void series(Declarations.SeriesItem item) {
        int line = item.span().line();
        TypedExpr expression = new SeriesChecker(module, LocalScope.NONE).check(item.expression());
        SeriesNode node = module.graph.name(item.name(), expression, line);
        series.add(new CheckedProgram.NamedSeries(item.name(), node));
    }

    /** Lines of an indicator are series of the program; those of a security are made when they are read. */
    private void lines(Declarations.LinesItem item) {
        if (SecurityCall.is(item.call())) {
            module.graph.nameLines(item.name(), new SecurityCall(module).lines(item.name(), item.call()));
            return;
        }
        SeriesLines found = new IndicatorCall(module, new SeriesChecker(module, LocalScope.NONE)).lines(item.call());
        SeriesLines named = new SeriesLines(item.name(), found.names(), found.nodes());
        module.graph.nameLines(item.name(), named);
        for (int i = 0; i < named.names().size(); i++) {
            String name = item.name() + "." + named.names().get(i);
            series.add(new CheckedProgram.NamedSeries(
                    name, module.graph.name(name, named.read(i), item.span().line())));
        }
    }

    private void unpack(Declarations.UnpackedItem item) {
        List<TypedExpr> values = unpacked(item.expression());
        int wanted = item.names().size();
        if (!values.isEmpty() && values.size() != wanted) {
            diagnostics.error(
                    item.expression().span(),
                    DiagnosticCode.TYPE_MISMATCH,
                    wanted + " variables can't take " + values.size() + " series");
        }
        for (int i = 0; i < wanted; i++) {
            TypedExpr value = values.size() == wanted ? values.get(i) : new TypedExpr.Unresolved();
            SeriesNode node =
                    module.graph.name(item.names().get(i), value, item.span().line());
            series.add(new CheckedProgram.NamedSeries(item.names().get(i), node));
        }
    }

    /** The series on the right of an unpacking, in order; none if it was refused. */
    private List<TypedExpr> unpacked(Expr expression) {
        SeriesChecker checker = new SeriesChecker(module, LocalScope.NONE);
        if (expression instanceof Expr.Tuple tuple) {
            return tuple.elements().stream().map(checker::check).toList();
        }
        Optional<SeriesLines> lines = new LineReader(module, LocalScope.NONE, checker).lines(expression);
        if (lines.isPresent()) {
            return IntStream.range(0, lines.get().names().size())
                    .mapToObj(lines.get()::read)
                    .toList();
        }
        diagnostics.error(
                expression.span(),
                DiagnosticCode.TYPE_MISMATCH,
                "only an indicator with several lines gives several series, such as ta.bbands(close)");
        return List.of();
    }

    private void field(Declarations.FieldItem item) {
        ExpressionChecker expressions = new ExpressionChecker(module, LocalScope.NONE);
        TypedExpr value = expressions.value(item.expression());
        Span span = item.expression().span();
        boolean fits = module.inference.assigned(item.field(), value.type(), span);
        module.define(item.field());
        initialisers.add(new CheckedProgram.Initialiser(
                item.span().line(),
                item.field(),
                fits ? expressions.fitted(item.field().type(), value, span) : value));
    }

    private void generator(Declarations.GeneratorItem item) {
        Expr.Call call = item.call();
        boolean fits = call.arguments().size() == 1 && call.keywords().isEmpty();
        TypedExpr seed = fits
                ? new ExpressionChecker(module, LocalScope.NONE)
                        .ofType(ValueType.INT, call.arguments().getFirst())
                : module.error(call.span(), DiagnosticCode.WRONG_ARGUMENTS, "write rng(42): the seed is an int");
        module.inference.assigned(item.field(), ValueType.INT, item.span());
        module.define(item.field());
        initialisers.add(new CheckedProgram.Initialiser(item.span().line(), item.field(), seed));
    }

    private static boolean holdsList(ValueType type) {
        return switch (type) {
            case ListType _, DictType _ -> true;
            case TupleType tuple -> tuple.elements().stream().anyMatch(ProgramPass::holdsList);
            case Scalar _ -> false;
        };
    }

    private void refuseManyLists() {
        Set<String> lists = new HashSet<>();
        initialisers.stream()
                .filter(initialiser -> holdsList(initialiser.field().type()))
                .forEach(initialiser -> lists.add(initialiser.field().name()));
        if (lists.size() > MAX_LIST_FIELDS) {
            diagnostics.error(
                    declarations.items.getFirst().span(),
                    DiagnosticCode.PROGRAM_TOO_LARGE,
                    "more than " + MAX_LIST_FIELDS + " lists and dicts at module level");
        }
    }
}

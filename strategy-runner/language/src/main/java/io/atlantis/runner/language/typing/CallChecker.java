package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.CrossOperation;
import io.atlantis.runner.language.builtin.HostOperation;
import io.atlantis.runner.language.builtin.ReservedNames;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.tree.Field;
import io.atlantis.runner.language.tree.SeriesNode;
import io.atlantis.runner.language.tree.TypedExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Types calls outside of series: indicators, orders, list methods, built-in functions and the strategy's own. */
final class CallChecker {
    /** Python names that a strategy's author may look for, and what to use here. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("print", "there is no print: write log(f\"...\")"),
            Map.entry("open", "there are no files: 'open' is the bar's opening price"),
            Map.entry("eval", "code can't be made while a strategy runs"),
            Map.entry("exec", "code can't be made while a strategy runs"),
            Map.entry("getattr", "attributes are written out: position.qty"),
            Map.entry("enumerate", "enumerate() stands in a for loop only: for i, x in enumerate(xs)"),
            Map.entry("zip", "zip() stands in a for loop only: for a, b in zip(xs, ys)"),
            Map.entry("reversed", "write xs[::-1]"),
            Map.entry("pow", "write a ** b"),
            Map.entry("range", "range() stands in a for loop only"));

    private final ModuleScope module;
    private final LocalScope locals;
    private final ExpressionChecker expressions;
    private final BuiltinFunctions builtins;
    private final ListCalls lists;

    CallChecker(ModuleScope module, LocalScope locals, ExpressionChecker expressions) {
        this.module = module;
        this.locals = locals;
        this.expressions = expressions;
        this.builtins = new BuiltinFunctions(module, expressions);
        this.lists = new ListCalls(module, expressions);
    }

    TypedExpr check(Expr.Call call) {
        if (SeriesMention.isIndicator(call.callee())) {
            return indicator(call);
        }
        return switch (call.callee()) {
            case Expr.Name name -> named(call, name);
            case Expr.Attribute attribute -> method(call, attribute);
            default -> module.error(call.callee().span(), DiagnosticCode.UNKNOWN_FUNCTION, "this is no function");
        };
    }

    /** The indicator's value at the current bar. */
    private TypedExpr indicator(Expr.Call call) {
        LineReader reader = new LineReader(module, locals, new SeriesChecker(module, locals));
        Optional<SeriesLines> lines = reader.lines(call);
        if (lines.isPresent()) {
            return reader.tuple(lines.get());
        }
        TypedExpr value = new SeriesChecker(module, locals).check(call);
        if (value instanceof TypedExpr.SeriesRead(SeriesNode node, int _)) {
            node.latch();
        }
        return value;
    }

    private TypedExpr named(Expr.Call call, Expr.Name name) {
        Declarations.FunctionDeclaration declared = module.function(name.id());
        if (declared != null) {
            return own(call, declared);
        }
        if (CrossOperation.named(name.id()).isPresent()) {
            return indicator(call);
        }
        Optional<HostOperation> order = HostOperation.named(name.id());
        if (order.isPresent() && order.get().isMessage()) {
            return new MessageCall(module, expressions).check(call, order.get());
        }
        if (order.isPresent()) {
            return order(call, order.get());
        }
        if (isOfList(call, name.id())) {
            return lists.function(call, name.id());
        }
        if (call.keywords().isEmpty() && ReservedNames.FUNCTIONS.contains(name.id())) {
            return builtins.check(call, name.id());
        }
        if (ReservedNames.FUNCTIONS.contains(name.id())) {
            return wrong(call, name.id() + "() takes no named arguments");
        }
        return unknown(name);
    }

    private static boolean isOfList(Expr.Call call, String name) {
        return switch (name) {
            case "all", "any", "list", "sorted", "sum" -> true;
            case "min", "max" -> call.arguments().size() == 1;
            default -> false;
        };
    }

    private TypedExpr unknown(Expr.Name name) {
        if (ReservedNames.DECLARATIONS.contains(name.id())) {
            return module.error(
                    name.span(),
                    DiagnosticCode.NOT_AT_MODULE_LEVEL,
                    name.id() + "() stands alone on the right of an assignment at module level: x = " + name.id()
                            + "(...)");
        }
        String hint = ELSEWHERE.get(name.id());
        if (hint != null) {
            return module.error(name.span(), DiagnosticCode.UNKNOWN_FUNCTION, hint);
        }
        List<String> known = new ArrayList<>(ReservedNames.callable());
        known.addAll(module.functionNames());
        known.addAll(CrossOperation.names());
        return module.error(
                name.span(),
                DiagnosticCode.UNKNOWN_FUNCTION,
                "unknown function '" + name.id() + "'" + module.diagnostics.suggestion(name.id(), known));
    }

    private TypedExpr own(Expr.Call call, Declarations.FunctionDeclaration declared) {
        if (!locals.isEventCode()) {
            return module.error(
                    call.span(),
                    DiagnosticCode.NOT_AT_MODULE_LEVEL,
                    "functions are called from on_bar, not at module level");
        }
        return new OwnCall(module, expressions, call, declared).check();
    }

    /** An order: its quantity or fraction, if it has one, and an optional tag, by position or name. */
    private TypedExpr order(Expr.Call call, HostOperation order) {
        boolean takesNumber = order.parameters().size() == 2;
        int most = order.parameters().size();
        int least = takesNumber ? 1 : 0;
        Optional<Expr> namedTag = call.keywords().stream()
                .filter(keyword -> keyword.name().equals("tag"))
                .map(Expr.Keyword::value)
                .findFirst();
        int given = call.arguments().size() + (namedTag.isPresent() ? 1 : 0);
        boolean onlyTagNamed = call.keywords().size() == (namedTag.isPresent() ? 1 : 0);
        if (!onlyTagNamed || call.arguments().size() < least || given > most) {
            String number = order == HostOperation.TARGET_PCT ? "fraction, " : takesNumber ? "quantity, " : "";
            String signature = order.sourceName() + "(" + number + "tag=\"...\")";
            return call.keywords().stream()
                    .filter(keyword -> !keyword.name().equals("tag"))
                    .findFirst()
                    .map(keyword -> module.error(
                            keyword.nameSpan(),
                            DiagnosticCode.WRONG_ARGUMENTS,
                            order.sourceName() + "() has no argument '" + keyword.name() + "'"
                                    + module.diagnostics.suggestion(keyword.name(), List.of("tag")) + "; write "
                                    + signature))
                    .orElseGet(() -> wrong(call, "write " + signature + ", the tag as you like"));
        }
        List<TypedExpr> arguments = new ArrayList<>();
        if (takesNumber) {
            arguments.add(expressions.ofType(ValueType.FLOAT, call.arguments().getFirst()));
        }
        Optional<Expr> tag = namedTag.isPresent()
                ? namedTag
                : call.arguments().stream().skip(least).findFirst();
        arguments.add(tag.map(text -> expressions.ofType(ValueType.STR, text))
                .orElseGet(() -> new TypedExpr.Constant(ValueType.STR, "")));
        return expressions.hostCall(order, List.copyOf(arguments), call.span());
    }

    private TypedExpr method(Expr.Call call, Expr.Attribute callee) {
        Field generator = callee.object() instanceof Expr.Name name && locals.local(name.id()) == null
                ? module.generator(name.id())
                : null;
        if (generator != null) {
            return new RandomCalls(module, locals, expressions).check(call, callee, generator);
        }
        Optional<TypedExpr> foreign = isLocal(callee.object()) ? Optional.empty() : module.foreign(callee);
        if (foreign.isPresent()) {
            return foreign.get();
        }
        boolean known = ListCalls.isMethod(callee.id())
                || DictChecker.isMethod(callee.id())
                || TextMethods.isMethod(callee.id());
        return known ? lists.method(call, callee.id(), callee.object()) : unknownMethod(callee);
    }

    /** Where nothing has the name that the dots begin with, that is the mistake. */
    private TypedExpr unknownMethod(Expr.Attribute callee) {
        Expr root = callee.object();
        while (root instanceof Expr.Attribute attribute) {
            root = attribute.object();
        }
        if (root instanceof Expr.Name name
                && !ReservedNames.contains(name.id())
                && module.state(name.id()) == null
                && expressions.value(name) instanceof TypedExpr.Unresolved unresolved) {
            return unresolved;
        }
        List<String> names = new ArrayList<>(ListCalls.methods());
        names.addAll(DictChecker.methods());
        names.addAll(TextMethods.methods());
        return module.error(
                callee.idSpan(),
                DiagnosticCode.UNKNOWN_FUNCTION,
                "unknown method '" + callee.id() + "'" + module.diagnostics.suggestion(callee.id(), names));
    }

    private boolean isLocal(Expr object) {
        return object instanceof Expr.Name name && locals.local(name.id()) != null;
    }

    private TypedExpr wrong(Expr.Call call, String message) {
        return module.error(call.span(), DiagnosticCode.WRONG_ARGUMENTS, message);
    }
}

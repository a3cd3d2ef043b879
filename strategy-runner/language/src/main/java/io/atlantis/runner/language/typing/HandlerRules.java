package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.EveryPeriod;
import io.atlantis.runner.language.builtin.FillFields;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.diagnostic.Diagnostics;
import io.atlantis.runner.language.diagnostic.Span;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.syntax.Stmt;
import io.atlantis.runner.language.tree.Function;
import io.atlantis.runner.language.tree.Handlers;
import io.atlantis.runner.language.tree.Local;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Which functions the engine calls, and what they must look like. */
final class HandlerRules {
    static final String ON_BAR = "on_bar";
    static final String ON_FILL = "on_fill";
    static final String SCREEN = "screen";

    /** The decorator. */
    static final String EVERY = "every";

    /** How each handler is written. */
    private static final Map<String, String> HEADERS =
            Map.of(ON_BAR, "def on_bar():", ON_FILL, "def on_fill(fill):", SCREEN, "def screen():");

    /** Handlers of other platforms, and what to use here. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "on_tick", "on_tick is not called, as strategies run on bars: write def on_bar():",
            "on_rank", "on_rank is not called: write r = rank(x) at module level and act on r in on_bar or @every");

    private final Diagnostics diagnostics;

    HandlerRules(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Functions that the engine calls by their name. */
    static List<String> names() {
        return HEADERS.keySet().stream().sorted().toList();
    }

    static boolean isHandler(Stmt.FunctionDef source) {
        return HEADERS.containsKey(source.name()) || !source.decorators().isEmpty();
    }

    /** Checks what can be seen before types are known. */
    void checkHeader(Stmt.FunctionDef source) {
        if (ELSEWHERE.containsKey(source.name())) {
            refuse(source.nameSpan(), ELSEWHERE.get(source.name()));
        }
        checkParameters(source);
        source.decorators().forEach(decorator -> checkDecorator(source, decorator));
    }

    private void checkDecorator(Stmt.FunctionDef source, Expr decorator) {
        boolean isPeriod = periodOf(decorator, diagnostics).isPresent();
        if (isPeriod && HEADERS.containsKey(source.name())) {
            refuse(decorator.span(), source.name() + " is called by itself: put @every on a function of another name");
        }
    }

    private void checkParameters(Stmt.FunctionDef source) {
        int wanted = source.name().equals(ON_FILL) ? 1 : 0;
        List<Stmt.Param> parameters = source.parameters();
        boolean fits = parameters.size() == wanted
                && parameters.stream()
                        .allMatch(parameter -> parameter.defaultValue().isEmpty());
        if (isHandler(source) && !fits) {
            Span span = parameters.isEmpty()
                    ? source.nameSpan()
                    : parameters.getLast().span();
            String takes = wanted == 1 ? " takes the fill" : " takes no parameters";
            refuse(span, source.name() + takes + ": write " + header(source));
        }
    }

    private static String header(Stmt.FunctionDef source) {
        return HEADERS.getOrDefault(source.name(), "def " + source.name() + "():");
    }

    /** Gives the parameter of a handler its type; says whether it has one. */
    static boolean typeParameter(Stmt.FunctionDef source, Local parameter) {
        boolean isFill = source.name().equals(ON_FILL) && source.parameters().size() == 1;
        if (isFill) {
            parameter.widenTo(FillFields.TYPE);
        }
        return isFill;
    }

    /** Checks what the handler returns, once it is inferred. */
    void checkResult(Stmt.FunctionDef source, ValueType result) {
        boolean isScore = result.isNumber() || result == ValueType.BOOL || result == ValueType.UNKNOWN;
        if (source.name().equals(SCREEN) && !isScore) {
            refuse(
                    source.nameSpan(),
                    "screen returns the symbol's score, a number or bool, and na for a symbol that is not selected: "
                            + "return close / close[20]");
        } else if (isHandler(source) && !source.name().equals(SCREEN) && result != ValueType.NONE) {
            refuse(source.nameSpan(), source.name() + " returns no value");
        }
    }

    /** The handlers among the functions. */
    static Handlers of(Iterable<Declarations.FunctionDeclaration> functions) {
        Optional<Function> onBar = Optional.empty();
        Optional<Function> onFill = Optional.empty();
        Optional<Function> screen = Optional.empty();
        List<Handlers.Periodic> periodic = new ArrayList<>();
        for (Declarations.FunctionDeclaration declaration : functions) {
            Function function = declaration.function();
            switch (function.name()) {
                case ON_BAR -> onBar = Optional.of(function);
                case ON_FILL -> onFill = Optional.of(function);
                case SCREEN -> screen = Optional.of(function);
                default -> periodic(declaration).ifPresent(periodic::add);
            }
        }
        return new Handlers(onBar, List.copyOf(periodic), onFill, screen);
    }

    private static Optional<Handlers.Periodic> periodic(Declarations.FunctionDeclaration declaration) {
        Diagnostics reported = new Diagnostics(0);
        int periods = 0;
        for (Expr decorator : declaration.source().decorators()) {
            periods |= periodOf(decorator, reported).orElse(0);
        }
        return periods == 0 ? Optional.empty() : Optional.of(new Handlers.Periodic(declaration.function(), periods));
    }

    private static OptionalInt periodOf(Expr decorator, Diagnostics diagnostics) {
        boolean isEvery = decorator instanceof Expr.Call call
                && call.callee() instanceof Expr.Name callee
                && callee.id().equals(EVERY);
        if (!isEvery) {
            diagnostics.error(
                    decorator.span(),
                    DiagnosticCode.UNSUPPORTED_PYTHON,
                    "the only decorator is @every(\"day\"): " + choices());
            return OptionalInt.empty();
        }
        Expr.Call every = (Expr.Call) decorator;
        OptionalInt bit = every.arguments().size() == 1
                        && every.keywords().isEmpty()
                        && every.arguments().getFirst() instanceof Expr.StringLiteral period
                ? EveryPeriod.bit(period.value())
                : OptionalInt.empty();
        if (bit.isEmpty()) {
            diagnostics.error(decorator.span(), DiagnosticCode.WRONG_ARGUMENTS, "write @every(\"day\"): " + choices());
        }
        return bit;
    }

    private static String choices() {
        return "the periods are " + String.join(", ", EveryPeriod.names());
    }

    private void refuse(Span span, String message) {
        diagnostics.error(span, DiagnosticCode.BAD_HANDLER, message);
    }
}

package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.diagnostic.Span;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.syntax.Stmt;
import io.atlantis.runner.language.tree.CheckedProgram.Parameter;
import io.atlantis.runner.language.tree.Field;
import io.atlantis.runner.language.tree.Function;
import io.atlantis.runner.language.tree.Local;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a source declares at module level, before any expression is typed. Outlives the passes of inference. */
final class Declarations {
    final List<Item> items = new ArrayList<>();
    final Map<String, Field> fields = new LinkedHashMap<>();
    final Map<String, Map<String, Field>> states = new LinkedHashMap<>();
    /** Variables of comprehensions, each by the place where it is named. */
    final Map<Expr.Name, Local> scoped = new IdentityHashMap<>();

    final Map<String, FunctionDeclaration> functions = new LinkedHashMap<>();

    /** Functions that are called somewhere, with right arguments or wrong ones. */
    final Set<String> called = new HashSet<>();

    /** A module-level declaration that holds an expression, in the order of the source. */
    sealed interface Item {
        Span span();
    }

    /** {@code fast = param(10, min=2)}. */
    record ParameterItem(Span span, Parameter parameter) implements Item {}

    /** {@code f = ta.sma(close, fast)}. */
    record SeriesItem(Span span, String name, Expr expression) implements Item {}

    /** {@code count = 0}, or one attribute of a {@code state(...)}. */
    record FieldItem(Span span, Field field, Expr expression) implements Item {}

    /** A parameter that was refused: its name is known, so that its uses are not reported as well. */
    record RefusedItem(Span span, Field field) implements Item {}

    /**
     * A function with the names it knows.
     *
     * @param globals module-level names it may assign to
     * @param locals its parameters and the names it assigns to
     */
    record FunctionDeclaration(
            Stmt.FunctionDef source, Function function, Set<String> globals, Map<String, Local> locals) {}
}

package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.ValueType;
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
    /** States of random generators. */
    final Map<String, Field> generators = new LinkedHashMap<>();

    /** Variables of comprehensions, each by the place where it is named. */
    final Map<Expr.Name, Local> scoped = new IdentityHashMap<>();

    final Map<String, FunctionDeclaration> functions = new LinkedHashMap<>();

    /** Functions that are called somewhere, with right arguments or wrong ones. */
    final Set<String> called = new HashSet<>();

    /** Attributes of {@code symbol}, whether or not they are read. */
    final Map<String, Field> symbol = new LinkedHashMap<>();

    /** Declares what is known of the symbol, as the fields of the given number and the one behind it. */
    void declareSymbol(int firstField) {
        symbol.put("name", new Field("symbol.name", firstField, false));
        symbol.put("multiplier", new Field("symbol.multiplier", firstField + 1, false));
        symbol.get("name").widenTo(ValueType.STR);
        symbol.get("multiplier").widenTo(ValueType.FLOAT);
    }

    /** A module-level declaration that holds an expression, in the order of the source. */
    sealed interface Item {
        Span span();
    }

    /** {@code fast = param(10, min=2)}. */
    record ParameterItem(Span span, Parameter parameter) implements Item {}

    /** {@code f = ta.sma(close, fast)}. */
    record SeriesItem(Span span, String name, Expr expression) implements Item {}

    /** {@code upper, middle, lower = ta.bbands(close)}. */
    record UnpackedItem(Span span, List<String> names, Expr expression) implements Item {}

    /** {@code bb = ta.bbands(close)}, or {@code spy = security("SPY", "1d")}. */
    record LinesItem(Span span, String name, Expr.Call call) implements Item {}

    /** {@code count = 0}, or one attribute of a {@code state(...)}. */
    record FieldItem(Span span, Field field, Expr expression) implements Item {}

    /** {@code r = rng(42)}; the field is the generator's state. */
    record GeneratorItem(Span span, Field field, Expr.Call call) implements Item {}

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

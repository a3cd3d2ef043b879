package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.FillFields;
import java.util.List;

/** The names that checks know beside those of the {@code builtin} tables, each list from the check that decides. */
public final class LanguageNames {
    private LanguageNames() {}

    /** Methods of lists. */
    public static List<String> listMethods() {
        return ListCalls.methods();
    }

    /** Methods of dicts. */
    public static List<String> dictMethods() {
        return DictChecker.methods();
    }

    /** Methods of texts. */
    public static List<String> textMethods() {
        return TextMethods.methods();
    }

    /** Methods of a random generator. */
    public static List<String> randomMethods() {
        return RandomCalls.METHODS;
    }

    /** Series of a {@code security}. */
    public static List<String> securityFields() {
        return SecurityCall.FIELD_NAMES;
    }

    /** Parts of what {@code on_fill} is told. */
    public static List<String> fillFields() {
        return FillFields.NAMES;
    }

    /** Facts behind {@code symbol.}. */
    public static List<String> symbolFacts() {
        Declarations declarations = new Declarations();
        declarations.declareSymbol(0);
        return List.copyOf(declarations.symbol.keySet());
    }

    /** Functions that the engine calls. */
    public static List<String> handlers() {
        return HandlerRules.names();
    }

    /** Decorators of functions that the engine calls. */
    public static List<String> decorators() {
        return List.of(HandlerRules.EVERY);
    }

    /** Types that can be written. */
    public static List<String> types() {
        return Annotations.TYPES;
    }
}

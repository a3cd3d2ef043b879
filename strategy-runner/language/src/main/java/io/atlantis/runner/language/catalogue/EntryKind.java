package io.atlantis.runner.language.catalogue;

import io.atlantis.runner.language.builtin.BarField;
import io.atlantis.runner.language.builtin.CrossOperation;
import io.atlantis.runner.language.builtin.HostOperation;
import io.atlantis.runner.language.builtin.Indicator;
import io.atlantis.runner.language.builtin.IndicatorCatalogue;
import io.atlantis.runner.language.builtin.ReservedNames;
import io.atlantis.runner.language.syntax.Keywords;
import io.atlantis.runner.language.typing.LanguageNames;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What a name of the language is; the order is that of the catalogue. */
public enum EntryKind {
    /** {@code ta.sma}: a series made of series. */
    INDICATOR(() -> IndicatorCatalogue.all().stream().map(Indicator::sourceName).toList()),
    /** A column of the bars. */
    SERIES(BarField::names),
    /** Of series, over all symbols of a run. */
    CROSS_SECTION(CrossOperation::names),
    /** Of values, in event code and (most) in series. */
    FUNCTION(() -> ReservedNames.FUNCTIONS),
    CONSTANT(() -> ReservedNames.CONSTANTS),
    /** Stands alone on the right of an assignment at module level. */
    DECLARATION(() -> ReservedNames.DECLARATIONS),
    /** A function that the engine calls. */
    HANDLER(LanguageNames::handlers),
    DECORATOR(LanguageNames::decorators),
    ORDER(() -> operations(HostOperation::isOrder)),
    MESSAGE(() -> operations(HostOperation::isMessage)),
    /** What has filled. */
    ACCOUNT(() -> operations(operation -> !operation.isOrder() && !operation.isMessage())),
    /** What is known of the symbol. */
    SYMBOL(() ->
            LanguageNames.symbolFacts().stream().map(fact -> "symbol." + fact).toList()),
    SECURITY_FIELD("security", LanguageNames::securityFields),
    FILL_FIELD("fill", LanguageNames::fillFields),
    LIST_METHOD("list", LanguageNames::listMethods),
    DICT_METHOD("dict", LanguageNames::dictMethods),
    TEXT_METHOD("text", LanguageNames::textMethods),
    RANDOM_METHOD("rng", LanguageNames::randomMethods),
    /** What a {@code for} goes over. */
    LOOP(() -> ReservedNames.LOOPS),
    /** Stands in annotations. */
    TYPE(LanguageNames::types),
    KEYWORD(Keywords::usable);

    private final Optional<String> owner;
    private final Supplier<List<String>> table;

    EntryKind(Supplier<List<String>> table) {
        this.owner = Optional.empty();
        this.table = table;
    }

    EntryKind(String owner, Supplier<List<String>> table) {
        this.owner = Optional.of(owner);
        this.table = table;
    }

    private static List<String> operations(Predicate<HostOperation> which) {
        return Arrays.stream(HostOperation.values())
                .filter(which)
                .map(HostOperation::sourceName)
                .toList();
    }

    /** As published: {@code list-method}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a name of this kind stands behind, with a dot between; nothing if it stands alone. */
    public Optional<String> owner() {
        return owner;
    }

    /** The compiler's names of this kind, in its order. */
    public List<String> names() {
        return table.get();
    }
}

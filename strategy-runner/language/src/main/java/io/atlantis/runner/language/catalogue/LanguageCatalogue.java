package io.atlantis.runner.language.catalogue;

import io.atlantis.runner.language.builtin.IndicatorCatalogue;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every name a strategy can use, by kind and then in the order of the compiler's table; the same in every process. The
 * names are the compiler's, so that one it knows and nothing is written about fails. Immutable.
 *
 * @param entries in order
 */
public record LanguageCatalogue(List<LanguageEntry> entries) {
    public LanguageCatalogue {
        entries = List.copyOf(entries);
    }

    /**
     * Describes the language of this compiler.
     *
     * @throws IllegalStateException when a name has no text: a fault of the build, held by a test
     */
    public static LanguageCatalogue load() {
        EntryTexts texts = EntryTexts.read();
        Stream<LanguageEntry> indicators = IndicatorCatalogue.all().stream().map(IndicatorEntry::of);
        Stream<LanguageEntry> others = Arrays.stream(EntryKind.values())
                .filter(kind -> kind != EntryKind.INDICATOR)
                .flatMap(kind -> kind.names().stream().map(name -> texts.entry(kind, name)));
        return new LanguageCatalogue(Stream.concat(indicators, others).toList());
    }

    /** Entries of a kind. */
    public List<LanguageEntry> of(EntryKind kind) {
        return entries.stream().filter(entry -> entry.kind() == kind).toList();
    }
}

package io.atlantis.runner.language.catalogue;

import io.atlantis.runner.language.builtin.Indicator;
import java.util.List;
import java.util.Optional;

/**
 * A name of the language. Kind and name together occur once.
 *
 * @param kind what it is
 * @param name as written, without what the kind says that it stands behind
 * @param signatures ways of writing it; none of a keyword
 * @param doc one or two sentences
 * @param formula where what it computes is defined, if that is anywhere else
 * @param example code that shows each signature: lines of event code, or a whole strategy if it defines or declares something
 * @param indicator of an indicator, what else is known of it
 */
public record LanguageEntry(
        EntryKind kind,
        String name,
        List<Signature> signatures,
        String doc,
        Optional<String> formula,
        String example,
        Optional<Indicator> indicator) {
    public LanguageEntry {
        signatures = List.copyOf(signatures);
    }

    /** The name behind what it stands behind: {@code list.append}. */
    public String qualifiedName() {
        return kind.owner().map(owner -> owner + ".").orElse("") + name;
    }
}

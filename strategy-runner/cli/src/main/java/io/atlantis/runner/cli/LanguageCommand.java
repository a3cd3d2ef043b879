package io.atlantis.runner.cli;

import io.atlantis.runner.language.catalogue.LanguageCatalogue;
import io.atlantis.runner.language.catalogue.LanguageEntry;
import io.atlantis.runner.language.catalogue.LanguageJson;
import io.atlantis.runner.language.catalogue.Signature;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code language}: what the strategy language has, for people and programs. */
@Command(
        name = "language",
        description =
                "Lists every name a strategy can use, or tells all about one: signatures, what it does, an example.")
public final class LanguageCommand extends StrategyCommand {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A name, such as ta.rsi or append.")
    private String name = "";

    @Option(names = "--json", description = "Print all of the catalogue as JSON, as GET /api/v1/language/catalogue.")
    private boolean json;

    @Override
    void run(PrintWriter out) throws BadInputException {
        LanguageCatalogue catalogue = LanguageCatalogue.load();
        if (json) {
            LanguageJson.write(catalogue, out);
            out.print('\n');
        } else if (name.isEmpty()) {
            catalogue.entries().forEach(entry -> printLine(entry, out));
        } else {
            named(catalogue).forEach(entry -> printAll(entry, out));
        }
    }

    private List<LanguageEntry> named(LanguageCatalogue catalogue) throws BadInputException {
        List<LanguageEntry> found = catalogue.entries().stream()
                .filter(entry -> entry.name().equals(name)
                        || entry.qualifiedName().equals(name)
                        || entry.name().equals("ta." + name))
                .toList();
        if (found.isEmpty()) {
            throw new BadInputException("NAME " + name + " is none of the language: language without a name lists all");
        }
        return found;
    }

    private static void printLine(LanguageEntry entry, PrintWriter out) {
        out.print(entry.kind().label() + "\t" + entry.qualifiedName() + "\t" + entry.doc() + "\n");
    }

    private static void printAll(LanguageEntry entry, PrintWriter out) {
        out.print(entry.kind().label() + " " + entry.qualifiedName() + "\n");
        entry.signatures().stream().map(Signature::text).forEach(text -> out.print("  " + text + "\n"));
        out.print("  " + entry.doc() + "\n");
        entry.formula().ifPresent(formula -> out.print("  Formula: " + formula + "\n"));
        entry.example().lines().forEach(line -> out.print(("    " + line).stripTrailing() + "\n"));
    }
}

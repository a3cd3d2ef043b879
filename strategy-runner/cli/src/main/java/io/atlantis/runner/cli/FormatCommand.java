package io.atlantis.runner.cli;

import io.atlantis.runner.language.CompilerLimits;
import io.atlantis.runner.language.Formatting;
import io.atlantis.runner.language.StrategyFormatter;
import io.atlantis.runner.language.diagnostic.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code format}: lays a strategy file out, in place. */
@Command(
        name = "format",
        description =
                "Lays a strategy file out in the one way: indentation, spaces, empty lines. The program means the same.")
public final class FormatCommand extends StrategyCommand {
    @Parameters(paramLabel = "FILE.py", description = "The strategy.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(names = "--check", description = "Change nothing; refuse a file that formatting would change.")
    private boolean check;

    @Override
    void run(PrintWriter out) throws BadInputException {
        String source = StrategySource.text(file);
        switch (StrategyFormatter.format(source, CompilerLimits.DEFAULT)) {
            case Formatting.Formatted formatted -> keep(source, formatted.text());
            case Formatting.Unreadable unreadable ->
                throw new BadInputException(unreadable.diagnostics().stream()
                        .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                        .map(diagnostic -> StrategySource.line(file, diagnostic))
                        .toList());
        }
    }

    private void keep(String source, String formatted) throws BadInputException {
        if (source.equals(formatted)) {
            return;
        }
        if (check) {
            throw new BadInputException(file + ": is not formatted: run format without --check");
        }
        try {
            Files.writeString(file, formatted);
        } catch (IOException e) {
            throw new BadInputException("FILE " + file + " can't be written: " + e.getMessage());
        }
    }
}

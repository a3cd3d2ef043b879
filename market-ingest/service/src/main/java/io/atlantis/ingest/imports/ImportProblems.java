package io.atlantis.ingest.imports;

import io.atlantis.kernel.market.Timeframe;
import io.atlantis.kernel.problem.FieldError;
import io.atlantis.kernel.problem.Problem;
import io.atlantis.kernel.problem.ProblemException;
import java.util.List;

/** Why an import is refused. */
final class ImportProblems {

    private ImportProblems() {}

    static ProblemException invalidCsv(ErrorList errors) {
        CsvError first = errors.shown().getFirst();
        String column = first.column().isEmpty() ? "" : ", column " + first.column();
        String detail = first.file() + ", line " + first.line() + column + ": '" + first.value() + "' "
                + first.message() + ". Errors: " + errors.count() + "; nothing was imported.";
        return new ProblemException(
                Problem.of("invalid-csv", 422, "Invalid CSV file", detail).with("errors", errors.shown()));
    }

    static ProblemException emptyFile(String file) {
        return new ProblemException(
                Problem.of("invalid-csv", 422, "Invalid CSV file", file + " holds no rows; nothing was imported."));
    }

    static ProblemException invalidField(String field, String value, String message) {
        return new ProblemException(
                Problem.of("invalid-field", 422, "Invalid field", field + " '" + value + "': " + message)
                        .withErrors(List.of(new FieldError(field, value, message))));
    }

    static ProblemException unknownTimeframe(String timeframe) {
        String message = "use one of " + Timeframe.allCodes();
        return new ProblemException(
                Problem.of("unknown-timeframe", 422, "Unknown timeframe", "timeframe '" + timeframe + "': " + message)
                        .withErrors(List.of(new FieldError("timeframe", timeframe, message))));
    }

    static ProblemException notImportable(String symbol, String source) {
        return new ProblemException(Problem.of(
                "symbol-not-importable",
                409,
                "Symbol has another source",
                "symbol " + symbol + " has data of source " + source
                        + ", which an import would mix with: import under another symbol"));
    }

    static ProblemException inProgress(String symbol) {
        return new ProblemException(Problem.of(
                "import-in-progress",
                409,
                "Import in progress",
                "another import of symbol " + symbol + " is running: wait for it to finish"));
    }

    static ProblemException tooLarge(long maxBytes) {
        return new ProblemException(Problem.of(
                "file-too-large",
                413,
                "File too large",
                "the file is larger than " + maxBytes + " bytes: split it, or raise atlantis.imports.max-bytes"));
    }

    static ProblemException logUnavailable(String why) {
        return new ProblemException(Problem.of(
                "log-unavailable", 503, "Kafka not available", why + ": send the same file again when Kafka is back"));
    }
}

package io.atlantis.query.candles;

import io.atlantis.kernel.market.Symbol;
import io.atlantis.kernel.market.Timeframe;
import io.atlantis.kernel.problem.FieldError;
import io.atlantis.kernel.problem.Problem;
import io.atlantis.kernel.problem.ProblemException;
import io.atlantis.query.web.Limits;
import io.atlantis.query.web.Times;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/candles}. */
@RestController
class CandleController {

    private final CandleStore candles;

    CandleController(CandleStore candles) {
        this.candles = candles;
    }

    /**
     * Candles oldest first: those that start from {@code from} (inclusive) to {@code to} (exclusive); without {@code from}
     * the latest ones.
     */
    @GetMapping("/api/v1/candles")
    CandlePage read(
            @RequestParam String symbol,
            @RequestParam String timeframe,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "500") int limit) {
        Timeframe length = Timeframe.find(timeframe).orElseThrow(() -> unknownTimeframe(timeframe));
        List<CandleItem> found =
                candles.read(symbol, length, Times.parse("from", from), Times.parse("to", to), Limits.checked(limit));
        if (found.isEmpty() && !(Symbol.isValid(symbol) && candles.knows(symbol))) {
            throw unknownSymbol(symbol);
        }
        return new CandlePage(found);
    }

    private static ProblemException unknownTimeframe(String timeframe) {
        String remedy = "use one of " + Timeframe.allCodes();
        return problem("unknown-timeframe", 422, "Unknown timeframe", "timeframe", timeframe, remedy);
    }

    private static ProblemException unknownSymbol(String symbol) {
        String remedy = "search GET /api/v1/symbols, or import data for it";
        return problem("unknown-symbol", 404, "Unknown symbol", "symbol", symbol, remedy);
    }

    private static ProblemException problem(
            String code, int status, String title, String field, String value, String remedy) {
        return new ProblemException(Problem.of(code, status, title, field + " '" + value + "' is unknown: " + remedy)
                .withErrors(List.of(new FieldError(field, value, remedy))));
    }
}

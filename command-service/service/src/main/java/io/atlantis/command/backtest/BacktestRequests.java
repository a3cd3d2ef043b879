package io.atlantis.command.backtest;

import io.atlantis.command.backtest.BacktestBody.CostsBody;
import io.atlantis.command.backtest.model.BacktestCommand.RequestBacktest;
import io.atlantis.command.instrument.InstrumentDirectory;
import io.atlantis.command.web.FieldChecks;
import io.atlantis.kernel.contract.backtest.BacktestCosts;
import io.atlantis.kernel.market.Symbol;
import io.atlantis.kernel.market.Timeframe;
import io.atlantis.kernel.problem.FieldError;
import io.atlantis.kernel.problem.Problem;
import io.atlantis.kernel.problem.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks a request for a backtest as far as that needs no log, and makes the command of it. Thread-safe. */
final class BacktestRequests {

    private static final int MAX_SYMBOLS = 100;
    private static final int MAX_PARAMETERS = 100;
    private static final int MAX_TEXT_BYTES = 1_000;
    private static final String NO_COST = "0";
    private static final String DEFAULT_FILL = "next-open";
    private static final Set<String> FILLS = Set.of(DEFAULT_FILL, "close");

    private final InstrumentDirectory instruments;

    BacktestRequests(InstrumentDirectory instruments) {
        this.instruments = instruments;
    }

    /**
     * The command of a body.
     *
     * @throws ProblemException naming every field that is wrong; or {@code unknown-timeframe}, {@code unknown-symbol}
     */
    RequestBacktest toCommand(String backtestId, BacktestBody body) {
        FieldChecks checks = new FieldChecks();
        String strategyId = checks.text("strategyId", body.strategyId(), MAX_TEXT_BYTES);
        OptionalInt version = body.version() == null
                ? OptionalInt.empty()
                : OptionalInt.of(checks.integer("version", body.version(), 1));
        List<String> symbols = symbols(checks, body.symbols());
        String timeframe = checks.text("timeframe", body.timeframe(), MAX_TEXT_BYTES);
        Instant from = checks.time("from", body.from());
        Instant to = checks.time("to", body.to());
        String cash = checks.decimal("cash", checks.present("cash", body.cash(), NO_COST), NO_COST);
        SortedMap<String, Object> parameters = parameters(checks, body.parameters());
        BacktestCosts costs = costs(checks, body.costs());
        checks.throwIfAny();
        checks.require(from.isBefore(to), "to", body.to(), "must be later than from");
        checks.require(new BigDecimal(cash).signum() > 0, "cash", cash, "must be more than 0");
        checks.throwIfAny();
        requireKnown(timeframe, symbols);
        return new RequestBacktest(
                backtestId, strategyId, version, symbols, timeframe, from, to, cash, parameters, costs);
    }

    private static List<String> symbols(FieldChecks checks, @Nullable List<@Nullable String> given) {
        List<@Nullable String> symbols = given == null ? new ArrayList<>() : given;
        boolean counted = !symbols.isEmpty() && symbols.size() <= MAX_SYMBOLS;
        checks.require(counted, "symbols", symbols.size(), "must hold 1 to " + MAX_SYMBOLS + " symbols");
        for (int i = 0; i < symbols.size(); i++) {
            String symbol = symbols.get(i);
            boolean valid = symbol != null && Symbol.isValid(symbol);
            checks.require(valid, "symbols." + i, symbol, "must be a symbol such as IBM or BRK.B");
        }
        boolean distinct =
                Set.copyOf(symbols.stream().filter(Objects::nonNull).toList()).size() == symbols.size();
        checks.require(distinct, "symbols", symbols, "must name each symbol once");
        return symbols.stream()
                .<String>map(symbol -> symbol == null ? "" : symbol)
                .toList();
    }

    private static SortedMap<String, Object> parameters(
            FieldChecks checks, @Nullable Map<String, @Nullable Object> given) {
        if (given == null) {
            return Collections.emptySortedMap();
        }
        checks.require(given.size() <= MAX_PARAMETERS, "parameters", given.size(), "must be at most " + MAX_PARAMETERS);
        SortedMap<String, Object> parameters = new TreeMap<>();
        given.forEach((name, value) -> {
            if (value instanceof Boolean
                    || value instanceof Integer
                    || value instanceof Long
                    || (value instanceof Double number && Double.isFinite(number))) {
                parameters.put(name, value);
            } else if (value instanceof String text) {
                parameters.put(name, checks.optionalText("parameters." + name, text, MAX_TEXT_BYTES));
            } else {
                checks.require(false, "parameters." + name, value, "must be a number, a boolean or a text");
            }
        });
        return parameters;
    }

    private static BacktestCosts costs(FieldChecks checks, @Nullable CostsBody given) {
        if (given == null) {
            return BacktestCosts.NONE;
        }
        String fill = given.fill() == null ? DEFAULT_FILL : given.fill();
        checks.require(FILLS.contains(fill), "costs.fill", fill, "must be next-open or close");
        return new BacktestCosts(
                checks.decimal("costs.commissionPct", given.commissionPct(), NO_COST),
                checks.decimal("costs.commissionPerShare", given.commissionPerShare(), NO_COST),
                checks.decimal("costs.slippageBps", given.slippageBps(), NO_COST),
                fill);
    }

    private void requireKnown(String timeframe, List<String> symbols) {
        if (Timeframe.find(timeframe).isEmpty()) {
            String message = "use one of " + Timeframe.allCodes();
            throw unknown("unknown-timeframe", "Unknown timeframe", "timeframe", timeframe, message);
        }
        List<String> unknown = instruments.unknown(symbols);
        if (!unknown.isEmpty()) {
            String message = "no data has come under this symbol: import some, or look at GET /api/v1/symbols";
            throw unknown("unknown-symbol", "Unknown symbol", "symbols", String.join(" ", unknown), message);
        }
    }

    private static ProblemException unknown(String code, String title, String field, String value, String message) {
        return new ProblemException(Problem.of(code, 422, title, field + " '" + value + "': " + message)
                .withErrors(List.of(new FieldError(field, value, message))));
    }
}

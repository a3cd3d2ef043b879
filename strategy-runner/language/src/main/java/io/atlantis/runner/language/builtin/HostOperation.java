package io.atlantis.runner.language.builtin;

import static io.atlantis.runner.language.builtin.ValueType.FLOAT;
import static io.atlantis.runner.language.builtin.ValueType.NONE;
import static io.atlantis.runner.language.builtin.ValueType.STR;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What event code can ask of the engine: methods of {@code StrategyHost}. */
public enum HostOperation {
    BUY("buy", "buy", NONE, FLOAT, STR),
    SELL("sell", "sell", NONE, FLOAT, STR),
    TARGET_PCT("target_pct", "targetPct", NONE, FLOAT, STR),
    CLOSE_POSITION("close_position", "closePosition", NONE, STR),
    POSITION_QTY("position.qty", "positionQty", FLOAT),
    POSITION_AVG_PRICE("position.avg_price", "positionAvgPrice", FLOAT),
    ACCOUNT_EQUITY("account.equity", "accountEquity", FLOAT),
    ACCOUNT_CASH("account.cash", "accountCash", FLOAT),
    LOG("log", "log", NONE, STR),
    ALERT("alert", "alert", NONE, STR);

    private static final int STEPS_PER_ORDER = 1_000;
    private static final int STEPS_PER_MESSAGE = 100;

    private final String sourceName;
    private final String method;
    private final ValueType result;
    private final List<ValueType> parameters;

    HostOperation(String sourceName, String method, ValueType result, ValueType... parameters) {
        this.sourceName = sourceName;
        this.method = method;
        this.result = result;
        this.parameters = List.of(parameters);
    }

    /** As written: a function's name, or an attribute with its object. */
    public String sourceName() {
        return sourceName;
    }

    /** Method of {@code StrategyHost}. */
    public String method() {
        return method;
    }

    /** Type of its value; NONE of an order. */
    public ValueType result() {
        return result;
    }

    /** Types of its arguments; the last one of an order is its tag. */
    public List<ValueType> parameters() {
        return parameters;
    }

    /** An order function rather than an attribute. */
    public boolean isOrder() {
        return result == NONE && !isMessage();
    }

    /** A message to the people who watch: goes to the engine through the strategy's quota. */
    public boolean isMessage() {
        return this == LOG || this == ALERT;
    }

    /** Steps it costs: orders and messages are dear, as each is kept and reported. */
    public int steps() {
        return isOrder() ? STEPS_PER_ORDER : isMessage() ? STEPS_PER_MESSAGE : 1;
    }

    /** The operation written like this. */
    public static Optional<HostOperation> named(String sourceName) {
        return Arrays.stream(values())
                .filter(operation -> operation.sourceName.equals(sourceName))
                .findFirst();
    }

    /** Attributes of {@code position} or {@code account}. */
    public static List<String> attributesOf(String object) {
        String prefix = object + ".";
        return Arrays.stream(values())
                .filter(operation -> operation.sourceName.startsWith(prefix))
                .map(operation -> operation.sourceName.substring(prefix.length()))
                .toList();
    }
}

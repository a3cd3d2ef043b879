package io.atlantis.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.kernel.market.FixedPoint;
import io.atlantis.kernel.time.EpochNanos;
import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.column.ColumnArena;
import io.atlantis.runner.engine.broker.Costs;
import io.atlantis.runner.engine.broker.FillRule;
import io.atlantis.runner.engine.broker.Trade;
import io.atlantis.runner.engine.csv.BarCsvReader;
import io.atlantis.runner.engine.metrics.EquityCurve;
import io.atlantis.runner.engine.result.BacktestResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The moving-average cross over 500 bars against {@code sma-cross-oracle.py}, to the last digit. */
class SmaCrossOracleTest {
    private static Path resource(String name) throws Exception {
        return Path.of(Objects.requireNonNull(SmaCrossOracleTest.class.getResource(name))
                .toURI());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 0", "0.1 0.005 5", "0 1 250"})
    void shouldTradeAsTheOracle(String costs) throws Exception {
        List<String> parts = Arrays.asList(costs.split(" ", -1));
        JsonNode expected =
                new JsonMapper().readTree(resource("sma-cross-expected.json")).get(costs);
        try (ColumnArena arena = new ColumnArena()) {
            BarSeries bars = BarCsvReader.read(resource("sma-cross-bars.csv"), "TEST", arena);
            BacktestResult result = Strategies.run(Strategies.spec(
                    Strategies.compile(Files.readString(resource("sma-cross.py"))),
                    10_000,
                    Costs.of(parts.get(0), parts.get(1), parts.get(2)),
                    FillRule.NEXT_OPEN,
                    bars));

            assertThat(result.trades().stream().map(SmaCrossOracleTest::row).toList())
                    .isEqualTo(expected.get("trades")
                            .valueStream()
                            .map(SmaCrossOracleTest::row)
                            .toList());
            assertThat(values(result.equity()))
                    .isEqualTo(expected.get("equity")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList());
            assertThat(result.certificate().resultHash())
                    .isEqualTo(expected.get("resultHash").asString());
        }
    }

    private static List<String> row(Trade trade) {
        return List.of(
                Long.toString(trade.quantity()),
                EpochNanos.format(trade.entryTimeNs()),
                FixedPoint.formatPrice(trade.entryPriceE8()),
                trade.isOpen() ? "null" : EpochNanos.format(trade.exitTimeNs()),
                FixedPoint.formatPrice(trade.exitPriceE8()),
                FixedPoint.formatPrice(trade.pnlE8()));
    }

    private static List<String> row(JsonNode trade) {
        return trade.valueStream()
                .map(value -> value.isNull() ? "null" : value.asString())
                .toList();
    }

    private static List<String> values(EquityCurve curve) {
        return IntStream.range(0, curve.size())
                .mapToObj(i -> FixedPoint.formatPrice(curve.equityE8(i)))
                .toList();
    }
}

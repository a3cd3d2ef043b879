package io.atlantis.runner.engine.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.kernel.contract.backtest.Certificate;
import io.atlantis.kernel.market.Timeframe;
import io.atlantis.runner.engine.broker.Order;
import io.atlantis.runner.engine.broker.Order.Filled;
import io.atlantis.runner.engine.broker.Order.Rejected;
import io.atlantis.runner.engine.broker.Side;
import io.atlantis.runner.engine.broker.Trade;
import io.atlantis.runner.engine.broker.Trade.Direction;
import io.atlantis.runner.engine.metrics.EquityCurve;
import io.atlantis.runner.engine.metrics.Metrics;
import io.atlantis.runner.engine.metrics.ReturnStatistics;
import io.atlantis.runner.engine.metrics.TradeStatistics;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResultJsonTest {
    private static final long E8 = 100_000_000L;
    private static final long DAY_NS = 86_400_000_000_000L;

    private static final List<Order> ORDERS = List.of(
            new Order(1, "IBM", Side.BUY, 12, 0, "dip", new Filled(10, DAY_NS, 10_012_500_000L, E8 / 2)),
            new Order(2, "IBM", Side.SELL, 5, DAY_NS, "", new Rejected("no")));
    private static final List<Trade> TRADES = List.of(
            new Trade("IBM", Direction.LONG, 10, DAY_NS, 100 * E8, 2 * DAY_NS, 101 * E8, 10 * E8, 0, 1),
            new Trade("IBM", Direction.SHORT, 3, DAY_NS, 100 * E8, Trade.STILL_OPEN, 101 * E8, -3 * E8, 0, 1));

    private static final Messages MESSAGES =
            new Messages(List.of(new Message("IBM", DAY_NS, "dip at \"10\"")), List.of(new Message("IBM", 0, "fell")));

    private static EquityCurve curve() {
        EquityCurve curve = new EquityCurve();
        curve.append(0, 1000 * E8);
        curve.append(1_500_000_000L, 1001 * E8 + 1);
        return curve;
    }

    private static JsonNode rendered() {
        Certificate certificate = new Certificate(
                ResultHash.of(ORDERS, TRADES, curve()),
                "beef",
                "1",
                new TreeMap<>(Map.of("fast", 10L, "share", 0.5, "on", true, "name", "x")),
                List.of());
        Metrics metrics = new Metrics(
                1001 * E8 + 1, 0.001, 1, ReturnStatistics.of(curve(), Timeframe.D1), TradeStatistics.of(TRADES));
        StringWriter out = new StringWriter();
        ResultJson.write(new BacktestResult(ORDERS, TRADES, curve(), metrics, MESSAGES, certificate), out);
        return new JsonMapper().readTree(out.toString());
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text.replace('\'', '"'));
    }

    @Test
    void shouldWriteOrders() {
        assertThat(rendered().get("orders")).isEqualTo(json("""
                [{'id':1,'symbol':'IBM','side':'BUY','qty':'10','type':'MARKET','submittedTime':'1970-01-01T00:00:00Z',
                  'filledTime':'1970-01-02T00:00:00Z','fillPrice':'100.125','commission':'0.5','status':'FILLED',
                  'reason':'cut from 12 shares to what the account can carry','tag':'dip'},
                 {'id':2,'symbol':'IBM','side':'SELL','qty':'5','type':'MARKET','submittedTime':'1970-01-02T00:00:00Z',
                  'filledTime':null,'fillPrice':null,'commission':null,'status':'REJECTED','reason':'no','tag':''}]
                """));
    }

    @Test
    void shouldWriteWhatTheStrategyWrote() {
        assertThat(rendered().get("logs")).hasSize(1);
        assertThat(rendered().at("/logs/0/text").asString()).isEqualTo("dip at \"10\"");
        assertThat(rendered().at("/logs/0/time").asString()).isEqualTo("1970-01-02T00:00:00Z");
        assertThat(rendered().get("alerts"))
                .isEqualTo(json("[{'symbol':'IBM','time':'1970-01-01T00:00:00Z','text':'fell'}]"));
    }

    @Test
    void shouldWriteTradesWithAnOpenOneAtItsMark() {
        assertThat(rendered().get("trades")).isEqualTo(json("""
                [{'symbol':'IBM','side':'LONG','qty':'10','entryTime':'1970-01-02T00:00:00Z','entryPrice':'100',
                  'exitTime':'1970-01-03T00:00:00Z','exitPrice':'101','pnl':'10','commission':'0','bars':1},
                 {'symbol':'IBM','side':'SHORT','qty':'3','entryTime':'1970-01-02T00:00:00Z','entryPrice':'100',
                  'exitTime':null,'exitPrice':'101','pnl':'-3','commission':'0','bars':1}]
                """));
    }

    @Test
    void shouldWriteEquityInFullPrecision() {
        assertThat(rendered().get("equity")).isEqualTo(json("""
                [{'time':'1970-01-01T00:00:00Z','equity':'1000'},
                 {'time':'1970-01-01T00:00:01.500Z','equity':'1001.00000001'}]
                """));
    }

    @Test
    void shouldWriteMetricsAndCertificate() {
        JsonNode result = rendered();

        assertThat(result.get("metrics").get("finalEquity").asString()).isEqualTo("1001.00000001");
        assertThat(result.get("metrics").get("sharpe").isNull()).isTrue();
        assertThat(result.get("metrics").get("trades").asInt()).isEqualTo(2);
        assertThat(result.get("certificate").get("parameters"))
                .isEqualTo(json("{'fast':10,'name':'x','on':true,'share':0.5}"));
        assertThat(result.get("certificate").get("resultHash").asString()).matches("[0-9a-f]{64}");
    }

    @Test
    void shouldHashTheDocumentedBytes() {
        // printf of "atlantis-result-1" after its length, then three empty lists, each an int64 of zero, through
        // sha256sum.
        assertThat(ResultHash.of(List.of(), List.of(), new EquityCurve()))
                .isEqualTo("93cc60eeef77694fc231f27fbab9bd367613240d7c644917ee45d2d39ad07259");
    }
}

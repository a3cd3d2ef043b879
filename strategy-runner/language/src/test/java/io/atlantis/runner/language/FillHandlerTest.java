package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.BudgetLimits;
import io.atlantis.runner.language.runtime.FaultCode;
import io.atlantis.runner.language.runtime.Fill;
import io.atlantis.runner.language.runtime.StrategyFault;
import io.atlantis.runner.language.runtime.StrategyInstance;
import org.junit.jupiter.api.Test;

/** What {@code on_fill} is told, and what it may spend. */
class FillHandlerTest {
    private static final Fill BOUGHT = new Fill(true, 7, 12.5, 0.25, "dip", 86_400_000);

    private final BarColumns bars = Bars.ofCloses(10, 11, 12);
    private final RecordingHost host = new RecordingHost();

    @Test
    void shouldTellAllOfTheFill() {
        StrategyInstance instance = Strategies.instance(Strategies.compiled("""
                st = state(fills=0)

                def on_fill(what):
                    st.fills += 1
                    buy(what.qty, tag=what.tag)
                    if what.side == "buy":
                        sell(what.price * what.qty + what.commission)
                    sell(what.time)
                    sell(st.fills)
                """), bars, host);
        instance.updateSeries(0);
        instance.onFill(BOUGHT, 0);
        instance.onFill(new Fill(false, 1, 2, 3, "", -1), 0);

        assertThat(host.calls)
                .containsExactly(
                        "buy 7.0 #dip", "sell 87.75", "sell 8.64E7", "sell 1.0", "buy 1.0", "sell -1.0", "sell 2.0");
    }

    @Test
    void shouldHandTheFillToAnotherFunction() {
        StrategyInstance instance = Strategies.instance(Strategies.compiled("""
                def worth(f):
                    return f.qty * f.price

                def on_fill(fill):
                    buy(worth(fill))
                """), bars, host);
        instance.updateSeries(0);
        instance.onFill(BOUGHT, 0);

        assertThat(host.calls).containsExactly("buy 87.5");
    }

    @Test
    void shouldSeeTheBarItIsToldOf() {
        StrategyInstance instance = Strategies.instance(
                Strategies.compiled("def on_fill(fill):\n    buy(close)\n    buy(close[1])\n"), bars, host);
        instance.updateSeries(0);
        instance.updateSeries(1);
        instance.updateSeries(2);
        instance.onFill(BOUGHT, 1);

        assertThat(host.calls).containsExactly("buy 11.0", "buy 10.0");
    }

    @Test
    void shouldChargeEachFillAsAnEvent() {
        StrategyInstance instance = Strategies.instance(
                Strategies.compiled("def on_fill(fill):\n    buy(1)\n    while fill.qty > 7.0:\n        pass\n"),
                bars,
                host,
                new BudgetLimits(1_500, 1_000_000, 1 << 20));
        instance.updateSeries(0);
        for (int i = 0; i < 10; i++) {
            instance.onFill(BOUGHT, 0);
        }

        assertThat(host.calls).hasSize(10);
        assertThatThrownBy(() -> instance.onFill(new Fill(true, 8, 1, 0, "", 0), 0))
                .isInstanceOfSatisfying(StrategyFault.class, fault -> {
                    assertThat(fault.code()).isEqualTo(FaultCode.BUDGET_EXHAUSTED);
                    assertThat(fault.line()).isEqualTo(3);
                });
    }

    @Test
    void shouldDoNothingWithoutAHandler() {
        StrategyInstance instance = Strategies.instance(Strategies.compiled("def on_bar():\n    buy(1)\n"), bars, host);
        instance.updateSeries(0);
        instance.onFill(BOUGHT, 0);

        assertThat(host.calls).isEmpty();
    }
}

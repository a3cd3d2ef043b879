package io.atlantis.runner.engine;

import static io.atlantis.runner.engine.Strategies.bars;
import static io.atlantis.runner.engine.Strategies.compile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.atlantis.kernel.market.Timeframe;
import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.engine.Screening.Score;
import io.atlantis.runner.language.StrategyProgram;
import io.atlantis.runner.language.runtime.BudgetLimits;
import io.atlantis.runner.language.runtime.FaultCode;
import io.atlantis.testkit.gen.SeededTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Screens of many symbols. */
class StrategyScreenerTest {
    private static Screening screen(String source, BarSeries... symbols) {
        StrategyProgram program = compile(source);
        return StrategyScreener.screen(
                program, program.defaults(), List.of(symbols), Timeframe.D1, BudgetLimits.DEFAULT);
    }

    private static BarSeries rising(String symbol, int days, double by) {
        double[][] openClose = new double[days][2];
        for (int day = 0; day < days; day++) {
            openClose[day][0] = 100 + by * day;
            openClose[day][1] = 100 + by * day;
        }
        return bars(symbol, 0, openClose);
    }

    @Test
    void shouldSortByScoreAndThenBySymbolAndLeaveOutWhatIsNotSelected() {
        Screening screening = screen(
                """
                def screen():
                    if close < close[2]:
                        return na
                    return close - close[2]
                """,
                rising("C", 3, 1),
                rising("A", 5, 1),
                rising("DOWN", 3, -1),
                rising("BEST", 9, 2),
                rising("SHORT", 2, 1),
                bars("NONE", 0));

        assertThat(screening.scores()).containsExactly(new Score("BEST", 4), new Score("A", 2), new Score("C", 2));
        assertThat(screening.failures()).isEmpty();
    }

    @Test
    void shouldGoOnBehindASymbolThatFails() {
        Screening screening =
                screen("def screen():\n    return 1 // int(close - 101)\n", rising("A", 2, 1), rising("B", 2, 2));

        assertThat(screening.scores()).containsExactly(new Score("B", 1));
        assertThat(screening.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.symbol()).isEqualTo("A");
            assertThat(failure.fault().code()).isEqualTo(FaultCode.ZERO_DIVISION);
            assertThat(failure.fault().line()).isEqualTo(2);
        });
    }

    @Test
    void shouldRefuseToTrade() {
        Screening screening = screen("def screen():\n    buy(1)\n    return 1\n", rising("A", 1, 1));

        assertThat(screening.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.fault()).hasMessageContaining("screen() has no account"));
    }

    @Test
    void shouldRefuseAProgramWithoutAScreen() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> screen("def on_bar():\n    pass\n", rising("A", 1, 1)))
                .withMessageContaining("def screen():");
    }

    @SeededTest(tries = 10)
    void shouldRankSymbolsAmongThoseOfTheSameTime(RandomGenerator random) {
        List<BarSeries> symbols = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            symbols.add(Strategies.randomBars("S" + i, 0, 40, random));
        }
        Screening screening =
                screen("r = rank(close)\ndef screen():\n    return -r\n", symbols.toArray(BarSeries[]::new));

        // the highest close first, as a plain sort has it; equal ones by symbol
        List<String> expected = symbols.stream()
                .sorted(Comparator.comparingDouble(
                                (BarSeries each) -> -each.close().at(39))
                        .thenComparing(BarSeries::symbol))
                .map(BarSeries::symbol)
                .toList();
        assertThat(screening.scores().stream().map(Score::symbol)).isEqualTo(expected);
    }

    @Test
    void shouldReadOtherSymbolsAndLongerTimeframes() {
        // the last closes are 104 of A and 108 of SPY
        Screening screening = screen("""
                spy = security("SPY", "1d")
                day = security("", "1d")

                def screen():
                    return spy.close * 1000.0 + day.close
                """, rising("A", 5, 1), rising("SPY", 5, 2));

        assertThat(screening.failures()).isEmpty();
        assertThat(screening.scores()).containsExactly(new Score("SPY", 108_108), new Score("A", 108_104));
    }

    @Test
    void shouldFailTheSymbolsWhoseOtherBarsAreMissing() {
        Screening screening =
                screen("spy = security(\"SPY\", \"1d\")\ndef screen():\n    return spy.close\n", rising("A", 5, 1));

        assertThat(screening.scores()).isEmpty();
        assertThat(screening.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.fault().code().code()).isEqualTo("security-missing"));
    }
}

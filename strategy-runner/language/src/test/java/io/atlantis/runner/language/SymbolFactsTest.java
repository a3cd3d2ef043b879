package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a strategy knows of its symbol. */
class SymbolFactsTest {
    @Test
    void shouldNameTheSymbolAndItsMultiplierEverywhere() {
        List<String> calls = Strategies.run("""
                lot = 100 * symbol.multiplier
                is_ibm = symbol.name == "IBM"
                worth = close * symbol.multiplier

                def on_bar():
                    if is_ibm and symbol.name == "IBM":
                        buy(lot, tag=symbol.name)
                        sell(worth + symbol.multiplier)
                """, Bars.ofCloses(10, 20));

        assertThat(calls).containsExactly("buy 5000.0 #IBM", "sell 550.0", "buy 5000.0 #IBM", "sell 1050.0");
    }
}

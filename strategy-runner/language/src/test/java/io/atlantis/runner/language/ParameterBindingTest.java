package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.atlantis.runner.language.runtime.Budget;
import io.atlantis.runner.language.runtime.BudgetLimits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParameterBindingTest {
    private static final StrategyProgram PROGRAM = Strategies.compiled("""
            fast = param(10, min=2, max=200)
            risk = param(0.5, min=0, max=1)
            long_only = param(True)
            label = param("dip")

            def on_bar():
                if long_only:
                    buy(fast * risk, tag=label)
            """);

    @Test
    void shouldTellWhatParametersThereAre() {
        assertThat(PROGRAM.parameters())
                .containsExactly(
                        new ParameterSpec("fast", ParameterType.INT, 10L, Optional.of(2L), Optional.of(200L)),
                        new ParameterSpec("risk", ParameterType.FLOAT, 0.5, Optional.of(0.0), Optional.of(1.0)),
                        new ParameterSpec("long_only", ParameterType.BOOL, true, Optional.empty(), Optional.empty()),
                        new ParameterSpec("label", ParameterType.STR, "dip", Optional.empty(), Optional.empty()));
    }

    @Test
    void shouldKeepDefaultsForWhatIsNotGiven() {
        assertThat(bound(Map.of("fast", 20)).asMap())
                .isEqualTo(Map.of("fast", 20L, "risk", 0.5, "long_only", true, "label", "dip"));
        assertThat(PROGRAM.defaults().asMap()).containsEntry("fast", 10L);
    }

    @Test
    void shouldReadTextsAndNumbersOfAnyKind() {
        Map<String, Object> values = bound(Map.of("fast", "30", "risk", new BigDecimal("0.25"), "long_only", "false"))
                .asMap();

        assertThat(values)
                .containsEntry("fast", 30L)
                .containsEntry("risk", 0.25)
                .containsEntry("long_only", false);
        assertThat(bound(Map.of("fast", 3.0)).asMap()).containsEntry("fast", 3L);
    }

    @Test
    void shouldRefuseEveryWrongValueWithItsReason() {
        ParameterBinding binding = PROGRAM.bind(Map.of("fast", 1, "risk", "much", "long_only", 7, "slow", 5));

        assertThat(binding).isInstanceOf(ParameterBinding.Refused.class);
        assertThat(((ParameterBinding.Refused) binding).problems())
                .extracting(ParameterProblem::name, ParameterProblem::value, ParameterProblem::message)
                .containsExactly(
                        tuple("fast", "1", "must be at least 2 and at most 200"),
                        tuple("risk", "much", "must be a finite number"),
                        tuple("long_only", "7", "must be true or false"),
                        tuple("slow", "5", "no such parameter: it has fast, risk, long_only, label"));
    }

    @Test
    void shouldRefuseFractionsForWholeNumbers() {
        assertThat(PROGRAM.bind(Map.of("fast", 2.5))).isInstanceOf(ParameterBinding.Refused.class);
        assertThat(PROGRAM.bind(Map.of("fast", true))).isInstanceOf(ParameterBinding.Refused.class);
        assertThat(PROGRAM.bind(Map.of("risk", Double.NaN))).isInstanceOf(ParameterBinding.Refused.class);
    }

    @Test
    void shouldRunWithTheBoundValues() {
        RecordingHost host = new RecordingHost();
        var instance = PROGRAM.instantiate(
                Bars.ofCloses(1), host, bound(Map.of("fast", 8, "label", "x")), new Budget(BudgetLimits.DEFAULT));
        instance.updateSeries(0);
        instance.onBar(0);

        assertThat(host.calls).isEqualTo(List.of("buy 4.0 #x"));
    }

    @Test
    void shouldRefuseValuesOfAnotherProgram() {
        ParameterValues others =
                Strategies.compiled("n = param(3)\na = close + n\n").defaults();

        assertThatThrownBy(() -> PROGRAM.instantiate(
                        Bars.ofCloses(1), new RecordingHost(), others, new Budget(BudgetLimits.DEFAULT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bind them with this program");
    }

    @Test
    void shouldHashTheSource() {
        // sha256 of the text "a = close\n", by sha256sum
        assertThat(Strategies.compiled("a = close\n").sourceHash())
                .isEqualTo("d64e2cd011679f1b68cfd89a09376857385e2b932b482d75db9bf71eed7630e8");
    }

    private static ParameterValues bound(Map<String, ?> given) {
        return ((ParameterBinding.Bound) PROGRAM.bind(given)).values();
    }
}

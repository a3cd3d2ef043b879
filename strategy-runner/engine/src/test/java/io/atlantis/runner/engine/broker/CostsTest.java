package io.atlantis.runner.engine.broker;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostsTest {
    @ParameterizedTest
    @CsvSource({
        "-1, 0, 0, commissionPct is '-1'",
        "x, 0, 0, commissionPct is 'x'",
        "101, 0, 0, commissionPct is 101",
        "0.00000000001, 0, 0, commissionPct is '0.00000000001'",
        "0, -0.1, 0, commissionPerShare is '-0.1'",
        "0, '', 0, commissionPerShare is ''",
        "0, 0, 10000, slippageBps is 10000",
        "0, 0, 1e99, slippageBps is '1e99'"
    })
    void shouldRefuseACostOutOfRange(String pct, String perShare, String bps, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Costs.of(pct, perShare, bps))
                .withMessageStartingWith(message)
                .withMessageContaining("give");
    }
}

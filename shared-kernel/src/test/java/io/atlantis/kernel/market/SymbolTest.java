package io.atlantis.kernel.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolTest {

    @ParameterizedTest
    @ValueSource(strings = {"A", "IBM", "BRK.B", "X-1", "0700", "ABCDEFGHIJKLMNOPQRST"})
    void shouldTakeTickers(String text) {
        assertThat(new Symbol(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ibm", "A B", ".A", "-A", "Ä", "A|B", "ABCDEFGHIJKLMNOPQRSTU", "A\n"})
    void shouldRefuseEverythingElseAndSayHowItShouldLook(String text) {
        assertThatThrownBy(() -> new Symbol(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("upper-case letters");
    }
}

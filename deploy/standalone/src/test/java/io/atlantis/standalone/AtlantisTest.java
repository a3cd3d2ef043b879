package io.atlantis.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class AtlantisTest {

    @Test
    void shouldOfferTheCommandsThatProgramsRelyOn() {
        assertThat(Atlantis.commandLine().getSubcommands())
                .containsKeys("run", "status", "import", "audit", "eval", "backtest");
        assertThat(Atlantis.commandLine().getSubcommands())
                .hasEntrySatisfying(
                        "import",
                        command -> assertThat(command.getSubcommands().keySet()).isEqualTo(Set.of("bars", "trades")));
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() {
        assertThat(Atlantis.commandLine().execute("fly")).isEqualTo(2);
        assertThat(Atlantis.commandLine().execute("import", "bars")).isEqualTo(2);
    }
}

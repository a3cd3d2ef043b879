package io.atlantis.ingest.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.kernel.market.Timeframe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackfillLedgerTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldOweAfterARestartWhatWasNotDone() {
        BackfillLedger ledger = open("log-1");
        BackfillTask first = task("IBM", 1);
        BackfillTask second = task("BRK.B", 1);
        ledger.plan(List.of(first, second), 700);
        ledger.done(first);
        BackfillLedger restarted = open("log-1");
        assertThat(restarted.pending()).containsExactly(second);
        assertThat(restarted.knows("IBM")).isTrue();
        assertThat(restarted.knows("NEW")).isFalse();
        assertThat(restarted.plannedUntilNs()).isEqualTo(700);
    }

    @Test
    void shouldPutWhatIsPlannedLaterFirst() {
        BackfillLedger ledger = open("log-1");
        ledger.plan(List.of(task("IBM", 1)), 700);
        ledger.plan(List.of(task("IBM", 2)), 600);
        assertThat(ledger.pending()).containsExactly(task("IBM", 2), task("IBM", 1));
        assertThat(ledger.plannedUntilNs()).isEqualTo(700);
    }

    @Test
    void shouldForgetEverythingBesideAnotherLogOrWhenUnreadable() throws IOException {
        open("log-1").plan(List.of(task("IBM", 1)), 700);
        assertThat(open("log-2").pending()).isEmpty();
        assertThat(open("log-2").plannedUntilNs()).isZero();
        Files.writeString(folder.resolve("ledger.json"), "{broken");
        assertThat(open("log-1").pending()).isEmpty();
    }

    private BackfillLedger open(String log) {
        return BackfillLedger.open(folder.resolve("ledger.json"), log);
    }

    private static BackfillTask task(String symbol, long runId) {
        return new BackfillTask(symbol, runId, 5, List.of(new BackfillRange(Timeframe.M1, 60, 120)));
    }
}

package io.atlantis.ingest.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.testkit.gen.SeededTest;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SequenceWindowPropertyTest {

    private static final long DAY_NS = 86_400_000_000_000L;
    private static final int REACH = 1_000;

    @SeededTest(tries = 20)
    void shouldTellNewLateAndDoubleApartAsASetDoes(RandomGenerator random) {
        SequenceWindow window = new SequenceWindow();
        Set<Long> seen = new HashSet<>();
        long highest = 0;
        for (int i = 0; i < 5_000; i++) {
            long sequence = Math.max(1, highest + 1 + jump(random));
            int verdict = window.judge(sequence, 1_000);
            if (seen.isEmpty()) {
                assertThat(verdict).isEqualTo(SequenceWindow.NEW);
            } else if (sequence > highest) {
                assertThat(verdict).isEqualTo(sequence == highest + 1 ? SequenceWindow.NEW : SequenceWindow.AFTER_GAP);
                assertThat(window.missing()).isEqualTo(sequence - highest - 1);
            } else {
                assertThat(verdict).isEqualTo(seen.contains(sequence) ? SequenceWindow.DUPLICATE : SequenceWindow.LATE);
            }
            seen.add(sequence);
            highest = Math.max(highest, sequence);
            assertThat(window.last()).isEqualTo(highest);
        }
    }

    @Test
    void shouldCountAnewOnAnotherDay() {
        SequenceWindow window = new SequenceWindow();
        assertThat(window.judge(50, DAY_NS)).isEqualTo(SequenceWindow.NEW);
        assertThat(window.judge(1, 2 * DAY_NS)).isEqualTo(SequenceWindow.RESTARTED);
        assertThat(window.judge(1, 2 * DAY_NS)).isEqualTo(SequenceWindow.DUPLICATE);
        assertThat(window.judge(2, 2 * DAY_NS)).isEqualTo(SequenceWindow.NEW);
    }

    @Test
    void shouldNotJudgeWhatHasNoSequence() {
        SequenceWindow window = new SequenceWindow();
        assertThat(window.judge(0, 1)).isEqualTo(SequenceWindow.NEW);
        assertThat(window.judge(0, 1)).isEqualTo(SequenceWindow.NEW);
    }

    @Test
    void shouldNotTakeWhatWasMissedBetweenLinesForAGap() {
        SequenceWindow window = new SequenceWindow();
        assertThat(window.judge(10, 1)).isEqualTo(SequenceWindow.NEW);
        window.forget();
        assertThat(window.judge(500, 2)).isEqualTo(SequenceWindow.NEW);
    }

    private static long jump(RandomGenerator random) {
        return switch (random.nextInt(10)) {
            case 0 -> random.nextInt(50);
            case 1 -> random.nextInt(3_000);
            case 2, 3 -> -random.nextInt(REACH);
            case 4 -> -1;
            default -> 0;
        };
    }
}

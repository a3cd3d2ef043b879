package io.atlantis.testkit.history;

import static io.atlantis.testkit.history.CasRegister.REFUSED;
import static io.atlantis.testkit.history.CasRegister.WRITTEN;
import static io.atlantis.testkit.history.CasRegister.read;
import static io.atlantis.testkit.history.Operation.completed;
import static io.atlantis.testkit.history.Operation.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.atlantis.testkit.history.CasRegister.Cas;
import io.atlantis.testkit.history.CasRegister.Input;
import io.atlantis.testkit.history.CasRegister.Output;
import io.atlantis.testkit.history.CasRegister.Read;
import io.atlantis.testkit.history.CasRegister.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Each kind of error that a store can make, planted once. */
class PlantedViolationsTest {

    private final LinearizabilityChecker<Integer, Input, Output> checker =
            new LinearizabilityChecker<>(new CasRegister());

    private Verdict<Input, Output> check(List<Operation<Input, Output>> history) {
        return checker.check(history);
    }

    @Test
    void shouldFindALostUpdate() {
        // Two writes on the same condition both report success.
        assertThat(check(List.of(
                        completed(1, 0, 10, new Cas(0, 1), WRITTEN), completed(2, 5, 15, new Cas(0, 2), WRITTEN))))
                .isInstanceOf(Verdict.Violation.class);
    }

    @Test
    void shouldFindAStaleRead() {
        assertThat(check(
                        List.of(completed(1, 0, 10, new Write(1), WRITTEN), completed(2, 11, 12, new Read(), read(0)))))
                .isInstanceOf(Verdict.Violation.class);
    }

    @Test
    void shouldFindAWriteThatWasAppliedTwice() {
        assertThat(check(List.of(
                        completed(1, 0, 1, new Write(1), WRITTEN),
                        completed(2, 2, 3, new Write(2), WRITTEN),
                        completed(3, 4, 5, new Read(), read(2)),
                        completed(3, 6, 7, new Read(), read(1)))))
                .isInstanceOf(Verdict.Violation.class);
    }

    @Test
    void shouldFindAWriteThatTookEffectAlthoughItWasRefused() {
        assertThat(check(List.of(completed(1, 0, 1, new Cas(7, 1), REFUSED), completed(2, 2, 3, new Read(), read(1)))))
                .isInstanceOf(Verdict.Violation.class);
    }

    @Test
    void shouldFindARefusalThatNothingJustified() {
        assertThat(check(List.of(completed(1, 0, 1, new Cas(0, 1), REFUSED), completed(2, 2, 3, new Read(), read(0)))))
                .isInstanceOf(Verdict.Violation.class);
    }

    @Test
    void shouldLetAnUnansweredWriteTakeEffectLateOrNever() {
        Operation<Input, Output> unanswered = unknown(1, 0, new Write(1));
        Operation<Input, Output> before = completed(2, 10, 11, new Read(), read(0));
        assertThat(check(List.of(unanswered, before)).linearizable()).isTrue();
        assertThat(check(List.of(unanswered, before, completed(2, 20, 21, new Read(), read(1))))
                        .linearizable())
                .isTrue();
    }

    @Test
    void shouldNotLetAnUnansweredWriteTakeEffectTwiceOrBeforeItWasSent() {
        assertThat(check(List.of(
                        unknown(1, 0, new Write(1)),
                        completed(2, 1, 2, new Read(), read(1)),
                        completed(2, 3, 4, new Write(2), WRITTEN),
                        completed(2, 5, 6, new Read(), read(1)))))
                .isInstanceOf(Verdict.Violation.class);
        assertThat(check(List.of(unknown(1, 10, new Write(1)), completed(2, 1, 2, new Read(), read(1)))))
                .isInstanceOf(Verdict.Violation.class);
    }

    @Test
    void shouldNameTheCallThatFitsNowhere() {
        Operation<Input, Output> stale = completed(2, 11, 12, new Read(), read(0));
        assertThat(check(List.of(completed(1, 0, 10, new Write(1), WRITTEN), stale)))
                .isInstanceOfSatisfying(
                        Verdict.Violation.class,
                        violation -> assertThat(violation.blocked()).isEqualTo(stale));
    }

    @Test
    void shouldGiveUpRatherThanGuessWhenThereIsTooMuchToLookAt() {
        List<Operation<Input, Output>> history = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            history.add(unknown(i, 0, new Write(i)));
        }
        history.add(completed(0, 1, 2, new Read(), read(99)));
        assertThat(new LinearizabilityChecker<>(new CasRegister(), 1_000).check(history))
                .isInstanceOf(Verdict.Undecided.class);
    }

    @Test
    void shouldRecordWhatClientsSawByObject() {
        AtomicLong nowNs = new AtomicLong();
        HistoryRecorder<String, Input, Output> recorder = new HistoryRecorder<>(nowNs::incrementAndGet);
        var first = recorder.invoke(1, "a", new Write(1));
        recorder.invoke(2, "b", new Write(2)).unknown();
        first.completed(WRITTEN);

        assertThat(recorder.byKey())
                .containsEntry("a", List.of(completed(1, 1, 3, new Write(1), WRITTEN)))
                .containsEntry("b", List.of(unknown(2, 2, new Write(2))));
    }

    @Test
    void shouldRefuseAnAnswerBeforeTheQuestion() {
        assertThatIllegalArgumentException().isThrownBy(() -> completed(1, 10, 9, new Read(), read(0)));
    }
}

package io.atlantis.command.fault;

import static io.atlantis.testkit.history.Operation.completed;
import static io.atlantis.testkit.history.Operation.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.command.fault.VersionedStrategy.AtVersion;
import io.atlantis.command.fault.VersionedStrategy.Create;
import io.atlantis.command.fault.VersionedStrategy.Edit;
import io.atlantis.command.fault.VersionedStrategy.Input;
import io.atlantis.command.fault.VersionedStrategy.NotFound;
import io.atlantis.command.fault.VersionedStrategy.Output;
import io.atlantis.command.fault.VersionedStrategy.Rename;
import io.atlantis.command.fault.VersionedStrategy.Renamed;
import io.atlantis.command.fault.VersionedStrategy.Stale;
import io.atlantis.testkit.history.LinearizabilityChecker;
import io.atlantis.testkit.history.Operation;
import io.atlantis.testkit.history.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The model finds what a command service must not do, and lets pass what it may. */
class VersionedStrategyTest {

    private static final Operation<Input, Output> CREATED = completed(0, 0, 1, new Create(), new AtVersion(1));

    private static Verdict<Input, Output> check(List<Operation<Input, Output>> afterCreation) {
        List<Operation<Input, Output>> history = new ArrayList<>(List.of(CREATED));
        history.addAll(afterCreation);
        return new LinearizabilityChecker<>(new VersionedStrategy()).check(history);
    }

    @Test
    void shouldAcceptARaceOfEditsThatOneWins() {
        assertThat(check(List.of(
                                completed(1, 10, 20, new Edit(1), new AtVersion(2)),
                                completed(2, 11, 19, new Edit(1), new Stale(2)),
                                completed(3, 12, 30, new Rename(), new Renamed()),
                                completed(3, 31, 40, new Edit(2), new AtVersion(3))))
                        .linearizable())
                .isTrue();
    }

    @Test
    void shouldAcceptAnUnansweredEditThatShowsLater() {
        assertThat(check(List.of(unknown(1, 10, new Edit(1)), completed(2, 50, 60, new Edit(1), new Stale(2))))
                        .linearizable())
                .isTrue();
    }

    @Test
    void shouldFindALostUpdate() {
        assertThat(check(List.of(
                        completed(1, 10, 20, new Edit(1), new AtVersion(2)),
                        completed(2, 11, 19, new Edit(1), new AtVersion(2)))))
                .isInstanceOf(Verdict.Violation.class);
    }

    @Test
    void shouldFindARefusalByAnOwnerThatDidNotKnowTheNewestVersion() {
        assertThat(check(List.of(
                        completed(1, 10, 20, new Edit(1), new AtVersion(2)),
                        completed(2, 30, 40, new Edit(2), new Stale(1)))))
                .isInstanceOf(Verdict.Violation.class);
    }

    @Test
    void shouldFindAnEditThatWasAppliedTwice() {
        assertThat(check(List.of(
                        completed(1, 10, 20, new Edit(1), new AtVersion(2)),
                        completed(2, 30, 40, new Edit(2), new Stale(3)))))
                .isInstanceOf(Verdict.Violation.class);
    }

    @Test
    void shouldFindAnAcknowledgedEditThatIsGone() {
        assertThat(check(List.of(
                        completed(1, 10, 20, new Edit(1), new AtVersion(2)),
                        completed(2, 30, 40, new Edit(5), new Stale(1)))))
                .isInstanceOf(Verdict.Violation.class);
    }

    @Test
    void shouldFindAStrategyThatIsGone() {
        assertThat(check(List.of(completed(1, 10, 20, new Edit(1), new NotFound()))))
                .isInstanceOf(Verdict.Violation.class);
    }
}

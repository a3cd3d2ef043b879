package io.atlantis.command.strategy.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.command.model.Decision;
import io.atlantis.command.strategy.model.StrategyCommand.ArchiveStrategy;
import io.atlantis.command.strategy.model.StrategyCommand.CreateStrategy;
import io.atlantis.command.strategy.model.StrategyCommand.EditStrategy;
import io.atlantis.command.strategy.model.StrategyCommand.RenameStrategy;
import io.atlantis.kernel.contract.strategy.StrategyArchived;
import io.atlantis.kernel.contract.strategy.StrategyCreated;
import io.atlantis.kernel.contract.strategy.StrategyEdited;
import io.atlantis.kernel.contract.strategy.StrategyEvent;
import io.atlantis.kernel.contract.strategy.StrategyRenamed;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;

class StrategyDecisionsTest {

    private static final String ID = "main.strategy.1";
    private static final StrategyEvent CREATED = new StrategyCreated(ID, "cross", "a", 1);
    private static final StrategyEvent EDITED = new StrategyEdited(ID, "b", 2);
    private static final StrategyEvent ARCHIVED = new StrategyArchived(ID);

    private static StrategyState after(StrategyEvent... events) {
        StrategyState state = StrategyState.NONE;
        for (StrategyEvent event : events) {
            state = state.evolve(event);
        }
        return state;
    }

    private static AbstractStringAssert<?> assertRefused(StrategyCommand command, StrategyState state) {
        assertThat(StrategyDecisions.decide(command, state)).isInstanceOf(Decision.Refused.class);
        Decision.Refused refused = (Decision.Refused) StrategyDecisions.decide(command, state);
        return assertThat(refused.problem().code());
    }

    @Test
    void shouldCreateAtVersionOne() {
        assertThat(StrategyDecisions.decide(new CreateStrategy(ID, "cross", "a"), StrategyState.NONE))
                .isEqualTo(Decision.accepted(CREATED));
    }

    @Test
    void shouldCreateOnce() {
        assertRefused(new CreateStrategy(ID, "cross", "a"), after(CREATED)).isEqualTo("already-exists");
    }

    @Test
    void shouldEditTheVersionThatTheEditWasMadeOn() {
        assertThat(StrategyDecisions.decide(new EditStrategy(ID, "b", 1), after(CREATED)))
                .isEqualTo(Decision.accepted(EDITED));
        assertThat(StrategyDecisions.decide(new EditStrategy(ID, "c", 2), after(CREATED, EDITED)))
                .isEqualTo(Decision.accepted(new StrategyEdited(ID, "c", 3)));
    }

    @Test
    void shouldRefuseAnEditOfAnyOtherVersion() {
        assertRefused(new EditStrategy(ID, "c", 1), after(CREATED, EDITED)).isEqualTo("stale-version");
        assertRefused(new EditStrategy(ID, "c", 3), after(CREATED, EDITED)).isEqualTo("stale-version");
    }

    @Test
    void shouldRenameAndKeepThePreviousName() {
        assertThat(StrategyDecisions.decide(new RenameStrategy(ID, "other"), after(CREATED)))
                .isEqualTo(Decision.accepted(new StrategyRenamed(ID, "other", "cross")));
    }

    @Test
    void shouldRecordThatTheNameWasGivenAgain() {
        assertThat(StrategyDecisions.decide(new RenameStrategy(ID, "cross"), after(CREATED)))
                .isEqualTo(Decision.accepted(new StrategyRenamed(ID, "cross", "cross")));
    }

    @Test
    void shouldRefuseToChangeWhatIsNotThere() {
        assertRefused(new EditStrategy(ID, "b", 1), StrategyState.NONE).isEqualTo("not-found");
        assertRefused(new ArchiveStrategy(ID), StrategyState.NONE).isEqualTo("not-found");
    }

    @Test
    void shouldRefuseToChangeWhatIsArchived() {
        assertRefused(new EditStrategy(ID, "b", 1), after(CREATED, ARCHIVED)).isEqualTo("illegal-transition");
        assertRefused(new ArchiveStrategy(ID), after(CREATED, ARCHIVED)).isEqualTo("illegal-transition");
    }
}

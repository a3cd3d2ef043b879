package io.atlantis.kernel.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.MetadataKeys;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ActorsTest {

    private static final String ENTITY = "main.strategy.1";

    private final MasterKey master = new MasterKey(new byte[MasterKey.BYTES]);
    private final KeysInMemory keys = new KeysInMemory();
    private final Actors actors = new Actors(master, new SealedPersonalText(master, keys, new SecureRandom()), keys);

    private static FoldedEvent event(String entityId, String actor) {
        return new FoldedEvent(
                0,
                0,
                0,
                "id",
                "atlantis.test.Tested",
                "1",
                Instant.EPOCH,
                "Test",
                entityId,
                new TreeMap<>(Map.of(MetadataKeys.ACTOR, actor)),
                new byte[0],
                new byte[0],
                new byte[32],
                List.of());
    }

    @Test
    void shouldRecordPeopleSealedAndShowThemUntilTheyAreErased() {
        for (String person : List.of("ada lovelace", "local host", "system:nobody", "strategy-runner")) {
            String recorded = actors.recorded("main", person, ENTITY);
            assertThat(recorded).doesNotContain(person).startsWith("~pd1.");

            Actor before = actors.of(event(ENTITY, recorded));
            assertThat(before.name()).isEqualTo(person);
            assertThat(actors.erased(before.key())).isFalse();

            keys.destroy(master.subject("main", person));
            Actor after = actors.of(event(ENTITY, recorded));
            assertThat(after).isEqualTo(new Actor(master.subject("main", person).erased(), before.key()));
            assertThat(actors.erased(before.key())).isTrue();
        }
    }

    @Test
    void shouldRecordServicesAsTheyAre() {
        assertThat(actors.recorded("main", "system:strategy-runner", ENTITY)).isEqualTo("system:strategy-runner");
        assertThat(actors.of(event(ENTITY, "system:strategy-runner")))
                .isEqualTo(new Actor("system:strategy-runner", ""));
    }

    @Test
    void shouldStillShowNamesFromBeforeNamesWereSealed() {
        assertThat(actors.of(event(ENTITY, "ada"))).isEqualTo(new Actor("ada", ""));
    }

    @Test
    void shouldRecordNoNameOfOnesOwnErasure() {
        String own = master.subject("main", "ada").entityId("main");

        assertThat(actors.recorded("main", "ada", own))
                .isEqualTo(master.subject("main", "ada").erased());
        assertThat(actors.recorded("main", "grace", own)).startsWith("~pd1.");
    }

    @Test
    void shouldRefuseANameThatWasTakenFromAnotherEntitysEvent() {
        String recorded = actors.recorded("main", "ada", ENTITY);

        assertThatThrownBy(() -> actors.of(event("main.strategy.2", recorded)))
                .isInstanceOf(DamagedPersonalDataException.class);
    }
}

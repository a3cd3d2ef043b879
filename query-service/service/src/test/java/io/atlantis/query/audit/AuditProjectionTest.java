package io.atlantis.query.audit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.MetadataKeys;
import io.atlantis.kernel.privacy.Actors;
import io.atlantis.kernel.privacy.DamagedPersonalDataException;
import io.atlantis.kernel.privacy.KeysInMemory;
import io.atlantis.kernel.privacy.MasterKey;
import io.atlantis.kernel.privacy.SealedPersonalText;
import io.atlantis.query.privacy.Redaction;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class AuditProjectionTest {

    private final MasterKey master = new MasterKey(new byte[MasterKey.BYTES]);
    private final KeysInMemory keys = new KeysInMemory();
    private final Actors actors =
            new Actors(master, new SealedPersonalText(master, keys, new SecureRandom()), keys);
    private final AuditProjection projection = new AuditProjection(actors, new Redaction(actors));

    /** The runner stops at what a projection throws; only a key that is away is tried again. */
    @Test
    void shouldStopAtANameThatIsDamagedAndNotTakeItForErased() {
        String whole = actors.recorded("main", "ada", "main.strategy.1");
        String damaged = whole.substring(0, whole.length() - 4) + "AAAA";
        keys.destroy(actors.subject("main", "ada").orElseThrow());

        assertThatThrownBy(() -> projection.apply(List.of(event(damaged)), DSL.using(SQLDialect.POSTGRES)))
                .isInstanceOf(DamagedPersonalDataException.class);
    }

    private static FoldedEvent event(String actor) {
        return new FoldedEvent(
                0, 0, 0, "id", "atlantis.strategy.StrategyArchived", "1", Instant.EPOCH, "Strategy", "main.strategy.1",
                new TreeMap<>(Map.of(MetadataKeys.ACTOR, actor)), new byte[0], new byte[0], new byte[32], List.of());
    }
}

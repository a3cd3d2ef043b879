package io.atlantis.kernel.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atlantis.kernel.privacy.DamagedPersonalDataException;
import io.atlantis.kernel.privacy.KeysInMemory;
import io.atlantis.kernel.privacy.MasterKey;
import io.atlantis.kernel.privacy.PersonalData;
import io.atlantis.kernel.privacy.PersonalText;
import io.atlantis.kernel.privacy.SealedPersonalText;
import io.atlantis.kernel.privacy.SubjectId;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PersonalFieldsTest {

    private record MessageWritten(String chatId, @PersonalData String text, @PersonalData @Nullable String mood, int words)
            implements DomainEvent {

        @Override
        public String entityType() {
            return "Chat";
        }

        @Override
        public String entityId() {
            return chatId;
        }
    }

    private record Counted(String chatId, @PersonalData int words) implements DomainEvent {

        @Override
        public String entityType() {
            return "Chat";
        }

        @Override
        public String entityId() {
            return chatId;
        }
    }

    private record Part(@PersonalData String text) {}

    private record Parted(String chatId, List<Part> parts) implements DomainEvent {

        @Override
        public String entityType() {
            return "Chat";
        }

        @Override
        public String entityId() {
            return chatId;
        }
    }

    private final MasterKey master = new MasterKey(new byte[MasterKey.BYTES]);
    private final KeysInMemory keys = new KeysInMemory();
    private final SubjectId ada = master.subject("main", "ada");
    private final EventCatalog catalog = new EventCatalog(
            List.of(new EventType("atlantis.test", "MessageWritten", "2", MessageWritten.class)),
            List.of(new Upcaster("MessageWritten", 1, json -> json.put("words", 1))));
    private final EventJson json =
            new EventJson(catalog, new SealedPersonalText(master, keys, new SecureRandom()));

    @Test
    void shouldRecordPersonalComponentsSealedAndReadThemBackUntilTheyAreErased() {
        MessageWritten event = new MessageWritten("main.chat.1", "my cat is ill", null, 4);
        byte[] recorded = json.write(event, ada);

        assertThat(new String(recorded, UTF_8))
                .doesNotContain("cat")
                .matches("\\{\"chatId\":\"main\\.chat\\.1\",\"text\":\"~pd1\\.[^\"]+\",\"mood\":null,\"words\":4}");
        assertThat(json.read("MessageWritten", "2", recorded)).isEqualTo(event);
        keys.destroy(ada);
        assertThat(json.read("MessageWritten", "2", recorded))
                .isEqualTo(new MessageWritten("main.chat.1", ada.erased(), null, 4));
    }

    @Test
    void shouldOpenPersonalComponentsOfAnOlderVersionToo() {
        MessageWritten event = new MessageWritten("main.chat.1", "hello", "glad", 1);
        String old = new String(json.write(event, ada), UTF_8).replace(",\"words\":1", "");

        assertThat(json.read("MessageWritten", "1", old.getBytes(UTF_8))).isEqualTo(event);
    }

    @Test
    void shouldRefuseToRecordPersonalComponentsWithoutASubjectOrKeys() {
        MessageWritten event = new MessageWritten("main.chat.1", "hello", "glad", 1);

        assertThatThrownBy(() -> json.write(event)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EventJson(catalog, PersonalText.SEALED).write(event, ada))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldLeavePersonalComponentsSealedForAProgramWithoutKeys() {
        byte[] recorded = json.write(new MessageWritten("main.chat.1", "hello", "glad", 1), ada);
        DomainEvent read = new EventJson(catalog, PersonalText.SEALED).read("MessageWritten", "2", recorded);

        assertThat(((MessageWritten) read).text()).startsWith("~pd1.");
    }

    @Test
    void shouldRefuseAComponentThatWasChangedOrSwappedWithAnother() {
        String recorded = new String(json.write(new MessageWritten("main.chat.1", "hello", "glad", 1), ada), UTF_8);
        String moved = recorded.replace("main.chat.1", "main.chat.2");
        String swapped = recorded.replace("\"text\"", "\"x\"")
                .replace("\"mood\"", "\"text\"")
                .replace("\"x\"", "\"mood\"");

        for (String changed : List.of(moved, swapped)) {
            assertThatThrownBy(() -> json.read("MessageWritten", "2", changed.getBytes(UTF_8)))
                    .isInstanceOf(DamagedPersonalDataException.class);
        }
    }

    @Test
    void shouldNotStartWithPersonalDataWhereItWouldBeRecordedInClear() {
        for (Class<? extends DomainEvent> type : List.of(Counted.class, Parted.class)) {
            EventCatalog unsound =
                    new EventCatalog(List.of(new EventType("atlantis.test", "Unsound", "1", type)), List.of());
            assertThatThrownBy(() -> new EventJson(unsound, PersonalText.SEALED))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("make it a String component of the event itself");
        }
    }
}

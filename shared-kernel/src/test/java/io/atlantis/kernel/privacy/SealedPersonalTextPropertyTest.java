package io.atlantis.kernel.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atlantis.kernel.privacy.PersonalText.Place;
import io.atlantis.testkit.gen.Gen;
import io.atlantis.testkit.gen.Gens;
import io.atlantis.testkit.gen.Property;
import io.atlantis.testkit.gen.SeededTest;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SealedPersonalTextPropertyTest {

    private static final Place PLACE = new Place("actor", "main.strategy.1");
    private static final Gen<String> TEXTS = Gens.strings("ab~.pd1 \n\0äß€", 0, 60);

    private final SecureRandom random = new SecureRandom();
    private final MasterKey master = new MasterKey(new byte[MasterKey.BYTES]);
    private final KeysInMemory keys = new KeysInMemory();
    private final SealedPersonalText text = new SealedPersonalText(master, keys, random);
    private final SubjectId ada = master.subject("main", "ada");

    @Test
    void shouldOpenWhatItSealedAndShowNothingOfItMeanwhile() {
        Property.forAll(TEXTS).check(plain -> {
            String sealed = text.seal(ada, plain, PLACE);

            assertThat(sealed).matches("~pd1\\.[0-9a-f]{32}\\.[0-9a-f]{16}\\.[A-Za-z0-9_-]+");
            assertThat(text.open(sealed, PLACE)).isEqualTo(plain);
            assertThat(text.seal(ada, plain, PLACE)).isNotEqualTo(sealed);
        });
    }

    @SeededTest(tries = 300)
    void shouldTellAnyChangedCharacterFromAnErasedText(RandomGenerator seeds) {
        String sealed = text.seal(ada, "ada", PLACE);
        // Behind the prefix: without it a text is no sealed one, and none that was recorded in clear begins so.
        int position = "~pd".length() + seeds.nextInt(sealed.length() - "~pd".length());
        char other = "0123456789abcdef-_Zz.~".charAt(seeds.nextInt(22));
        String changed = sealed.substring(0, position) + other + sealed.substring(position + 1);
        if (changed.equals(sealed) || !changed.matches("(?s)~pd\\d+\\..*")) {
            return;
        }
        assertThatThrownBy(() -> text.open(changed, PLACE)).isInstanceOf(DamagedPersonalDataException.class);
        keys.destroy(ada);
        assertThatThrownBy(() -> text.open(changed, PLACE)).isInstanceOf(DamagedPersonalDataException.class);
        assertThat(text.open(sealed, PLACE)).isEqualTo(ada.erased());
    }

    @Test
    void shouldRefuseATextThatWasCutShort() {
        String sealed = text.seal(ada, "ada", PLACE);
        for (int length = "~pd1.".length(); length < sealed.length(); length++) {
            String cut = sealed.substring(0, length);
            assertThatThrownBy(() -> text.open(cut, PLACE)).isInstanceOf(DamagedPersonalDataException.class);
        }
    }

    @Test
    void shouldRefuseATextThatWasMoved() {
        String sealed = text.seal(ada, "ada", PLACE);

        assertThatThrownBy(() -> text.open(sealed, new Place("actor", "main.strategy.2")))
                .isInstanceOf(DamagedPersonalDataException.class);
        assertThatThrownBy(() -> text.open(sealed, new Place("text", "main.strategy.1")))
                .isInstanceOf(DamagedPersonalDataException.class);
    }

    @Test
    void shouldRefuseATextOfAnotherMasterKeyInsteadOfTakingItForErased() {
        byte[] otherSecret = new byte[MasterKey.BYTES];
        otherSecret[0] = 1;
        String foreign =
                new SealedPersonalText(new MasterKey(otherSecret), new KeysInMemory(), random).seal(ada, "ada", PLACE);

        assertThatThrownBy(() -> text.open(foreign, PLACE)).isInstanceOf(DamagedPersonalDataException.class);
    }

    @Test
    void shouldLeaveWhatWasNeverSealedAsItIs() {
        for (String plain : new String[] {"", "ada", "local", "system:strategy-runner", "~", "~pd", "~pdf.1"}) {
            assertThat(text.open(plain, PLACE)).isEqualTo(plain);
        }
    }

    @Test
    void shouldGiveTheSamePersonANewKeyAfterTheOldOneIsDestroyed() {
        String before = text.seal(ada, "ada", PLACE);
        keys.destroy(ada);
        String after = text.seal(ada, "ada", PLACE);

        assertThat(text.open(before, PLACE)).isEqualTo(ada.erased());
        assertThat(text.open(after, PLACE)).isEqualTo("ada");
    }

    @Test
    void shouldKeepSubjectsOfWorkspacesAndNamesApart() {
        assertThat(master.subject("main", "ada")).isNotEqualTo(master.subject("other", "ada"));
        assertThat(master.subject("ab", "c")).isNotEqualTo(master.subject("a", "bc"));
        assertThat(master.subject("main", "ada").uuid().version()).isEqualTo(8);
        assertThat(master.subject("main", "ada").uuid().variant()).isEqualTo(2);
    }
}

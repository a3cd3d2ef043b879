package io.atlantis.query.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atlantis.kernel.problem.ProblemException;
import io.atlantis.testkit.gen.Gens;
import io.atlantis.testkit.gen.Property;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CursorTest {

    @Test
    void shouldReadBackWhatItWrote() {
        Property.forAll(Gens.lists(Gens.strings("aZ09|:.-_/ äß€\n", 0, 40), 1, 4))
                .tries(500)
                .check(parts -> assertThat(Cursor.decode(new Cursor(parts).encoded(), parts.size())
                                .orElseThrow()
                                .parts())
                        .isEqualTo(parts));
    }

    @Test
    void shouldKeepNumbersAndTimes() {
        Instant time = Instant.parse("2026-01-02T03:04:05.678901Z");
        Cursor cursor =
                Cursor.decode(Cursor.of(time, 7, Long.MAX_VALUE).encoded(), 3).orElseThrow();

        assertThat(cursor.time(0)).isEqualTo(time);
        assertThat(cursor.number(1)).isEqualTo(7);
        assertThat(cursor.number(2)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldStartAnewWithoutCursor() {
        assertThat(Cursor.decode(null, 2)).isEmpty();
        assertThat(Cursor.decode("", 2)).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsNoCursorOfTheList() {
        String ofAnotherList = Cursor.of("a", "b", "c").encoded();
        for (String text : new String[] {"%%%", "AAAA", ofAnotherList, "x".repeat(5_000)}) {
            assertThatThrownBy(() -> Cursor.decode(text, 2))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            failure -> assertThat(failure.problem().errors())
                                    .singleElement()
                                    .satisfies(
                                            error -> assertThat(error.field()).isEqualTo("cursor")));
        }
        assertThatThrownBy(() -> Cursor.of("yesterday").time(0)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Cursor.of("many").number(0)).isInstanceOf(ProblemException.class);
    }
}

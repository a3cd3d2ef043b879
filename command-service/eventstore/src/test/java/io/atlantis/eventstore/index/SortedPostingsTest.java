package io.atlantis.eventstore.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.testkit.gen.SeededTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SortedPostingsTest {

    private static final long UPPER_BITS = ~0xFFFFL;

    private record Posting(long fingerprint, long sequence) {}

    private final SortedPostings sorted = new SortedPostings();

    private List<Posting> given() {
        List<Posting> given = new ArrayList<>();
        sorted.forEach((fingerprint, sequence) -> given.add(new Posting(fingerprint, sequence)));
        return given;
    }

    @SeededTest
    void shouldGiveAllInTheOrderOfTheirKeysUpperBits(RandomGenerator random) {
        List<Posting> added = new ArrayList<>();
        int count = random.nextInt(1, 5_000);
        for (int sequence = 0; sequence < count; sequence++) {
            Posting posting = new Posting(random.nextInt(4) == 0 ? random.nextInt(-3, 3) : random.nextLong(), sequence);
            added.add(posting);
            sorted.add(posting.fingerprint(), posting.sequence());
        }

        Comparator<Posting> byUpperBits =
                (one, other) -> Long.compareUnsigned(one.fingerprint() & UPPER_BITS, other.fingerprint() & UPPER_BITS);
        assertThat(given()).isEqualTo(added.stream().sorted(byUpperBits).toList());
        assertThat(sorted.size()).isEqualTo(count);
    }

    @SeededTest(tries = 2)
    void shouldGiveEachOnceWhenThereAreMoreThanAreSortedTogether(RandomGenerator random) {
        List<Posting> added = new ArrayList<>();
        for (int sequence = 0; sequence < 150_000; sequence++) {
            Posting posting = new Posting(random.nextLong(), sequence);
            added.add(posting);
            sorted.add(posting.fingerprint(), posting.sequence());
        }

        List<Posting> given = given();
        given.sort(Comparator.comparingLong(Posting::sequence));
        assertThat(given).isEqualTo(added);
    }

    @Test
    void shouldForgetWhatItHeldWhenCleared() {
        sorted.add(7, 1);
        sorted.clear();
        sorted.add(5, 2);

        assertThat(given()).containsExactly(new Posting(5, 2));
    }
}

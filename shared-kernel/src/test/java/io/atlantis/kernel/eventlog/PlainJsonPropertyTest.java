package io.atlantis.kernel.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.testkit.gen.SeededTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The generator of a JSON library is the judge: the short way gives its bytes, or leaves the descriptor to it. */
class PlainJsonPropertyTest {

    private static final String PLAIN = "abcXYZ019 -_.:/'<>&~{}[],";
    private static final String NEEDS_MORE = "\"\\\n\t\u0000\u001f\u007fé\u2028中";

    @SeededTest(tries = 500)
    void shouldGiveTheBytesOfTheGeneratorOrNone(RandomGenerator random) {
        String characters = random.nextInt(3) == 0 ? PLAIN + NEEDS_MORE : PLAIN;
        EventDescriptor descriptor = descriptor(random, characters);
        String time = descriptor.time().toString();

        byte[] plain = PlainJson.write(descriptor, time);
        byte[] expected = DescriptorJson.writeEscaping(descriptor, time);

        if (plain.length > 0) {
            assertThat(plain).isEqualTo(expected);
        }
        assertThat(DescriptorJson.write(descriptor, time)).isEqualTo(expected);
        assertThat(DescriptorJson.read(expected)).isEqualTo(descriptor);
    }

    @Test
    void shouldTakeTheShortWayForPlainText() {
        EventDescriptor descriptor = LogScribe.descriptor("e1");

        assertThat(PlainJson.write(descriptor, descriptor.time().toString()))
                .isNotEmpty()
                .isEqualTo(RecordFormat.meta(descriptor));
    }

    private static EventDescriptor descriptor(RandomGenerator random, String characters) {
        List<EventTag> tags = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            tags.add(new EventTag(text(random, characters), text(random, characters)));
        }
        TreeMap<String, String> metadata = new TreeMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            metadata.put(text(random, characters), text(random, characters));
        }
        return new EventDescriptor(
                text(random, characters),
                text(random, characters),
                text(random, characters),
                Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000)),
                text(random, characters),
                text(random, characters),
                tags,
                metadata);
    }

    private static String text(RandomGenerator random, String characters) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }
}

package io.atlantis.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.testkit.gen.SeededTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.agrona.concurrent.UnsafeBuffer;

class FrameDecoderPropertyTest {

    private static final int FRAMES = 4_000;

    @SeededTest(tries = 5)
    void shouldReadEveryFrameAsAJsonParserDoes(RandomGenerator random) {
        FrameText frames = new FrameText(random);
        for (int i = 0; i < FRAMES; i++) {
            String frame = frames.next();
            assertThat(decode(frame)).as(frame).isEqualTo(ReferenceDecoder.decode(frame));
        }
    }

    @SeededTest(tries = 5)
    void shouldRefuseWhatAJsonParserRefusesAndReadTheRestAlike(RandomGenerator random) {
        FrameText frames = new FrameText(random);
        for (int i = 0; i < FRAMES; i++) {
            String frame = frames.nextBroken();
            assertThat(decode(frame)).as(frame).isEqualTo(ReferenceDecoder.decode(frame));
        }
    }

    private static Optional<List<String>> decode(String frame) {
        TickText sink = new TickText();
        byte[] bytes = frame.getBytes(StandardCharsets.US_ASCII);
        byte[] surrounded = new byte[bytes.length + 6];
        java.util.Arrays.fill(surrounded, (byte) '7');
        System.arraycopy(bytes, 0, surrounded, 3, bytes.length);
        try {
            new FrameDecoder(sink).decode(new UnsafeBuffer(surrounded), 3, bytes.length, 0);
            return Optional.of(sink.ticks);
        } catch (MalformedFrameException e) {
            assertThat(e.getMessage()).contains("at byte");
            return Optional.empty();
        }
    }
}

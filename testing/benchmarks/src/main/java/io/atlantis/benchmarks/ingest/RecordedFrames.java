package io.atlantis.benchmarks.ingest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Frames as the vendor sends them in a busy minute, with sequence numbers that rise by symbol. */
final class RecordedFrames {

    private static final long START_MS = 1_760_000_000_000L;
    private static final int TICKS_PER_FRAME = 250;

    private final List<byte[]> frames = new ArrayList<>();
    private final int ticks;
    private final SplittableRandom random;
    private final long[] sequences;

    /**
     * @param ticks half of them trades, half quotes
     * @param symbols how many symbols they are spread over
     */
    RecordedFrames(int ticks, int symbols, long seed) {
        this.ticks = ticks;
        this.random = new SplittableRandom(seed);
        this.sequences = new long[symbols];
        StringBuilder frame = new StringBuilder("[");
        for (int i = 0; i < ticks; i += 2) {
            tick(frame, START_MS + i / 100);
            if ((i + 2) % TICKS_PER_FRAME == 0 || i + 2 >= ticks) {
                frames.add(frame.append(']').toString().getBytes(StandardCharsets.US_ASCII));
                frame.setLength(1);
            }
        }
    }

    List<byte[]> frames() {
        return frames;
    }

    int ticks() {
        return ticks;
    }

    private void tick(StringBuilder frame, long timeMs) {
        int symbol = random.nextInt(sequences.length);
        long sequence = ++sequences[symbol];
        long cents = 5_000 + random.nextInt(20_000);
        frame.append(frame.length() > 1 ? "," : "");
        frame.append("{\"ev\":\"Q\",\"sym\":\"SYM").append(symbol).append("\",\"bx\":4,\"bp\":");
        price(frame, cents).append(",\"bs\":3,\"ax\":7,\"ap\":");
        price(frame, cents + 1).append(",\"as\":5,\"z\":3,\"t\":").append(timeMs);
        frame.append(",\"q\":")
                .append(sequence)
                .append("},{\"ev\":\"T\",\"sym\":\"SYM")
                .append(symbol);
        frame.append("\",\"x\":4,\"i\":\"").append(sequence).append("\",\"z\":3,\"p\":");
        price(frame, cents).append(",\"s\":100,\"ds\":\"100\",\"t\":").append(timeMs);
        frame.append(",\"pt\":")
                .append(timeMs)
                .append(",\"q\":")
                .append(sequence)
                .append('}');
    }

    private static StringBuilder price(StringBuilder frame, long cents) {
        return frame.append(cents / 100)
                .append('.')
                .append(cents % 100 < 10 ? "0" : "")
                .append(cents % 100);
    }
}

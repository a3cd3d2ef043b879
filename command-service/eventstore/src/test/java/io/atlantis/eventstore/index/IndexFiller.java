package io.atlantis.eventstore.index;

import java.nio.file.Path;
import java.util.SplittableRandom;

/** A process that fills an index until it is killed: {@code <folder> <seed>}. */
final class IndexFiller {

    static final int PAYLOAD_BYTES = 2_000;

    private IndexFiller() {}

    public static void main(String[] args) {
        RandomEvents events = new RandomEvents(new SplittableRandom(Long.parseLong(args[1])), PAYLOAD_BYTES);
        try (IndexMemory memory = new IndexMemory(1);
                RocksEventIndex index = RocksEventIndex.open(Path.of(args[0]), 0, memory)) {
            for (int i = 0; i < Integer.MAX_VALUE; i++) {
                index.add(events.commit(), events.checkpoint());
                if (i == 0) {
                    System.out.println("begun");
                }
            }
        }
    }
}

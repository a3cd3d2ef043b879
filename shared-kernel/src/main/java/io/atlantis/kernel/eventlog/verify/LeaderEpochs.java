package io.atlantis.kernel.eventlog.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which leader epoch the broker gave to which offsets, by its {@code leader-epoch-checkpoint} file. The epoch stands in a
 * batch outside of the batch's checksum, so this is what an altered one is found by; without the file only that epochs
 * never go back.
 */
final class LeaderEpochs {

    private static final String FILE_NAME = "leader-epoch-checkpoint";
    private static final int HEADER_LINES = 2;

    private final NavigableMap<Long, Integer> epochByStartOffset;
    private int lastEpoch;

    private LeaderEpochs(NavigableMap<Long, Integer> epochByStartOffset) {
        this.epochByStartOffset = epochByStartOffset;
    }

    static LeaderEpochs of(Path partitionDirectory) throws IOException {
        NavigableMap<Long, Integer> epochs = new TreeMap<>();
        Path file = partitionDirectory.resolve(FILE_NAME);
        if (Files.isReadable(file)) {
            List<String> lines = Files.readAllLines(file);
            for (String line : lines.subList(Math.min(HEADER_LINES, lines.size()), lines.size())) {
                String[] fields = line.split(" ", -1);
                epochs.put(Long.parseLong(fields[1]), Integer.parseInt(fields[0]));
            }
        }
        return new LeaderEpochs(epochs);
    }

    /** Whether a batch can carry this epoch; to be asked in the order of offsets. */
    boolean admits(long baseOffset, int epoch) {
        Map.Entry<Long, Integer> expected = epochByStartOffset.floorEntry(baseOffset);
        boolean admitted = expected == null ? epoch >= lastEpoch : epoch == expected.getValue();
        lastEpoch = epoch;
        return admitted;
    }
}

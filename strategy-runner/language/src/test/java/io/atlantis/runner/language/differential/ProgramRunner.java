package io.atlantis.runner.language.differential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own that runs the programs of some seeds: {@code ProgramRunner FIRST_SEED SEEDS OUTPUT}. */
final class ProgramRunner {
    private ProgramRunner() {}

    public static void main(String[] arguments) {
        long firstSeed = Long.parseLong(arguments[0]);
        int seeds = Integer.parseInt(arguments[1]);
        List<String> runs = new ArrayList<>();
        for (long seed = firstSeed; seed != firstSeed + seeds; seed++) {
            runs.add(BitRecorder.run(ProgramGenerator.generate(seed), Oracle.CLOSES));
        }
        try {
            Files.write(Path.of(arguments[2]), runs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

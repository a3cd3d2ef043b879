package io.atlantis.runner.language.differential;

import io.atlantis.runner.language.CPython;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** What programs ask of their host on this machine's CPython; a process for each lot of programs. */
final class Oracle {
    /** The closes that every program sees. */
    static final double[] CLOSES = {1.5, 2.0, 0.0, -3.25, 1e10, Double.NaN, 0.1, 100, 101.5, 99.25};

    private final Path folder;

    /** @param folder for its files, empty */
    Oracle(Path folder) {
        this.folder = folder;
    }

    /** What each program did, as {@link BitRecorder#run} says it. Skips the test where there is no python3. */
    List<String> run(List<String> programs) throws IOException, InterruptedException {
        String closes = DoubleStream.of(CLOSES).mapToObj(Double::toString).collect(Collectors.joining(" "));
        String ended = programs.stream().map(program -> program + "#end\n").collect(Collectors.joining());
        return CPython.answers(folder, "cpython_oracle.py", closes + "\n" + ended);
    }
}

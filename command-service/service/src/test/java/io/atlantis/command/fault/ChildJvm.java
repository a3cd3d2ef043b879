package io.atlantis.command.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own with the test's class path, small and quick to start. Ends with the test's JVM, whatever ends that. */
final class ChildJvm implements AutoCloseable {

    private static final long END_LIMIT_S = 20;
    private static final int LOG_TAIL_LINES = 40;

    private final Process process;
    private final Path log;

    private ChildJvm(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a program.
     *
     * @param main has a {@code main} method
     * @param heapMb limit of its heap
     * @param log file that its output is appended to
     */
    static ChildJvm start(Class<?> main, int heapMb, Path log, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(ChildJvm::opensModules)
                .forEach(command::add);
        command.addAll(List.of(
                "-Xmx" + heapMb + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xshare:auto"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new ChildJvm(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The flags that the build gives every JVM of the platform. */
    private static boolean opensModules(String flag) {
        return flag.startsWith("--") || flag.startsWith("-Dchronicle") || flag.startsWith("-Daxoniq");
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Throws with the end of its output when it is gone. */
    void requireAlive() {
        if (!alive()) {
            throw new IllegalStateException("exit code " + process.exitValue() + ": " + lastWords());
        }
    }

    /** {@code kill -9}; returns when it is gone. */
    void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(END_LIMIT_S, TimeUnit.SECONDS)) {
                throw new IllegalStateException("process " + process.pid() + " outlived kill -9");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops it in its tracks, as a long pause of the machine does. */
    void pause() {
        signal("-STOP");
    }

    /** Lets it go on. */
    void resume() {
        signal("-CONT");
    }

    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", name, Long.toString(process.pid())).start();
            if (!kill.waitFor(END_LIMIT_S, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new IllegalStateException("kill " + name + " " + process.pid() + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The end of its output, for messages of failures. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "no output: " + e;
        }
    }

    @Override
    public void close() {
        kill();
    }
}

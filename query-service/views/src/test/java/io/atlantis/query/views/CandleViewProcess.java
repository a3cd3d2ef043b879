package io.atlantis.query.views;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A candle view in a process of its own, so that it can be killed as a power cut would. */
final class CandleViewProcess implements AutoCloseable {

    private static final long END_TIMEOUT_SECONDS = 10;

    private final Process process;

    private CandleViewProcess(Process process) {
        this.process = process;
    }

    static CandleViewProcess start(String bootstrapServers, Path stateDir) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(CandleViewProcess.class.getName());
        command.add(bootstrapServers);
        command.add(stateDir.toString());
        return new CandleViewProcess(new ProcessBuilder(command).inheritIO().start());
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(END_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("process " + process.pid() + " survives kill -9");
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    /** Runs a view until the process ends. */
    public static void main(String[] arguments) {
        CandleView view = new CandleView(CandleViewSettings.of(arguments[0], Path.of(arguments[1])));
        view.start();
    }
}

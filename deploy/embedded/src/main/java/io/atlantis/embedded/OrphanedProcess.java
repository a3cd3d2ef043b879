package io.atlantis.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server process that outlived the JVM which started it.
 *
 * <p>{@code kill -9} of the platform leaves Postgres and Redis running, and a second server refuses the data folder of
 * the first. The pid file names the orphan; its command is compared too, since pids are used again after a reboot.
 */
final class OrphanedProcess {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanedProcess.class);
    private static final Duration FAST_SHUTDOWN = Duration.ofSeconds(20);
    private static final Duration KILL = Duration.ofSeconds(5);

    private OrphanedProcess() {}

    /**
     * Ends the process whose id is the first line of a pid file, if it is alive and runs the expected program: first by
     * SIGINT, on which both servers stop quickly and in order, then by force.
     *
     * @param pidFile the server's own pid file; need not exist
     * @param program a word of the program's path, say {@code postgres}
     */
    static void end(Path pidFile, String program) {
        find(pidFile, program).ifPresent(orphan -> {
            LOG.info("Ending {} (pid {}), left over from a platform that was killed", program, orphan.pid());
            interrupt(orphan);
            if (!awaitExit(orphan, FAST_SHUTDOWN)) {
                orphan.destroyForcibly();
                awaitExit(orphan, KILL);
            }
        });
    }

    private static Optional<ProcessHandle> find(Path pidFile, String program) {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(pidFile)) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("\\d{1,18}"))
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                    .filter(process -> runs(process, program));
        } catch (IOException e) {
            LOG.warn("Can't read {}, so a server left over from before is not ended: {}", pidFile, e.toString());
            return Optional.empty();
        }
    }

    private static boolean runs(ProcessHandle process, String program) {
        return process.info()
                .command()
                .map(command -> command.contains(program))
                .orElse(false);
    }

    private static void interrupt(ProcessHandle orphan) {
        try {
            // Java can send SIGTERM and SIGKILL only, and Postgres answers SIGTERM by waiting for its clients.
            Process kill = new ProcessBuilder("kill", "-INT", Long.toString(orphan.pid())).start();
            if (!kill.waitFor(KILL.toSeconds(), TimeUnit.SECONDS)) {
                kill.destroyForcibly();
            }
        } catch (IOException e) {
            LOG.warn("Can't signal pid {}: {}", orphan.pid(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean awaitExit(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

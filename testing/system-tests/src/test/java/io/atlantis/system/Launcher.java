package io.atlantis.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The launcher script {@code ./atlantis} of this checkout, on what the build has just made. */
final class Launcher {

    private static final long LIMIT_S = 300;

    private Launcher() {}

    /** The checkout's root. */
    static Path root() {
        return Path.of(System.getProperty("atlantis.root", "../.."))
                .toAbsolutePath()
                .normalize();
    }

    static Finished run(Object... arguments) {
        return run(root().resolve("atlantis"), Map.of(), arguments);
    }

    /** Runs a script to its end, under a limit of 5 minutes. */
    static Finished run(Path script, Map<String, String> environment, Object... arguments) {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        try {
            Path out = Files.createTempFile("atlantis-out", ".txt");
            Path err = Files.createTempFile("atlantis-err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(script.toAbsolutePath()
                            .resolveSibling(".")
                            .normalize()
                            .toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment()
                    .putAll(Map.of("ATLANTIS_BUILD", "never", "JAVA_HOME", System.getProperty("java.home")));
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS)) {
                process.destroy();
                throw new IllegalStateException(command + " did not end within " + LIMIT_S + " s: "
                        + Files.readString(out) + Files.readString(err));
            }
            return new Finished(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package io.atlantis.benchmarks.language;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a class in a JVM of its own, with the flags of this one, for figures that what ran before must not touch. */
final class FreshJvm {
    private static final int LIMIT_S = 120;

    private FreshJvm() {}

    /**
     * What the class's main method prints.
     *
     * @throws IOException if it fails, or takes more than two minutes
     */
    static String output(Class<?> main, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--") || flag.startsWith("-Xmx"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        Process child = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            if (!child.waitFor(LIMIT_S, TimeUnit.SECONDS) || child.exitValue() != 0) {
                throw new IOException(
                        "nothing from " + main.getSimpleName() + " in a fresh JVM within " + LIMIT_S + " s");
            }
            return new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } finally {
            child.destroyForcibly();
        }
    }
}

package io.atlantis.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vendor's own JavaScript client, pinned in {@code src/test/js}, works against the simulator as against the vendor. */
class OfficialClientTest {

    private static final Path SCRIPTS = Path.of("src", "test", "js").toAbsolutePath();
    private static final String KEY = "test-key";

    @TempDir
    private Path outputs = Path.of("");

    @Test
    void shouldServeTheVendorsOfficialClient() throws Exception {
        assumeTrue(runs(List.of("node", "--version")), "skipped: node (20 or later) is not installed");
        assumeTrue(installed(), "skipped: npm could not install the vendor's client");
        try (MarketSimulator simulator = MarketSimulator.start(SimulatorSettings.defaults(KEY), Clock.systemUTC())) {
            Path output = outputs.resolve("conformance.txt");
            int exit = run(
                    List.of(
                            "node",
                            "conformance.mjs",
                            simulator.restUrl().toString(),
                            simulator.webSocketUrl().toString(),
                            KEY,
                            simulator.market().listings().getFirst().ticker()),
                    output);
            assertThat(exit).as(Files.readString(output)).isZero();
            assertThat(Files.readAllLines(output))
                    .filteredOn(line -> line.startsWith("ok "))
                    .hasSize(6);
        }
    }

    private boolean installed() throws Exception {
        if (Files.exists(SCRIPTS.resolve("node_modules/@massive.com/client-js/package.json"))) {
            return true;
        }
        return runs(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
    }

    private boolean runs(List<String> command) throws InterruptedException {
        try {
            return run(command, outputs.resolve("tool.txt")) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int run(List<String> command, Path output) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(SCRIPTS.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }
}

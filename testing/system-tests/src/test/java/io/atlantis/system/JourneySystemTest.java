package io.atlantis.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A person's main job in a real browser; the journey itself is written where the UI is. */
@SharedPlatform
class JourneySystemTest {

    private static final long LIMIT_S = 300;

    @Test
    void shouldLeadFromAMovingChartToABacktestReport(Platform platform) throws Exception {
        Path screenshots =
                Files.createDirectories(Path.of("target", "screenshots")).toAbsolutePath();
        Path log = screenshots.resolve("journey.log");
        ProcessBuilder journey = new ProcessBuilder("node", "e2e/journey.mjs")
                .directory(Launcher.root().resolve("query-service/web").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        journey.environment().put("BASE_URL", platform.edge().toString());
        journey.environment().put("OUT", screenshots.toString());
        journey.environment().put("CHROMIUM", chromium().toString());
        Process process = journey.start();
        try {
            boolean ended = process.waitFor(LIMIT_S, TimeUnit.SECONDS);
            assertThat(ended).as("the journey ends within " + LIMIT_S + " s").isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Path chromium() {
        Optional<Path> given = Optional.ofNullable(System.getenv("CHROMIUM")).map(Path::of);
        return given.or(() -> List.of(
                                "/usr/bin/chromium",
                                "/usr/bin/chromium-browser",
                                "/usr/bin/google-chrome",
                                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                        .stream()
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst())
                .orElseThrow(() -> new AssertionError(
                        "no Chromium found: install it (apt-get install chromium) or name it by CHROMIUM"));
    }
}

package io.atlantis.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can't be done is refused in one line that says what to do, with exit code 2. */
@SharedPlatform
class RefusalsSystemTest {

    /** What the launcher script itself needs of an operating system. */
    private static final List<String> TOOLS = List.of(
            "bash",
            "env",
            "dirname",
            "readlink",
            "ls",
            "sed",
            "uname",
            "cat",
            "mkdir",
            "touch",
            "find",
            "head",
            "tr",
            "rm",
            "ps",
            "grep");

    @TempDir
    private Path dir;

    @Test
    void shouldRefuseATakenPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Finished refused = Launcher.run("run", "--detach", "--data", dir, "--port", taken.getLocalPort());
            assertRefused(refused, "Port " + taken.getLocalPort(), "--port");
        }
    }

    @Test
    void shouldRefuseADataFolderInUse(Platform platform) {
        Finished refused = Launcher.run("run", "--detach", "--data", platform.data(), "--port", 1);
        assertRefused(refused, "in use", platform.data().toString(), "stop");
        assertThat(platform.get("/api/v1/symbols").status()).isEqualTo(200);
    }

    @Test
    void shouldRefuseADataFolderThatCannotBeWritten() throws Exception {
        Path file = Files.writeString(dir.resolve("file"), "no folder");
        assertRefused(Launcher.run("run", "--detach", "--data", file, "--port", 1), file.toString(), "--data");
    }

    @Test
    void shouldSayHowToGetAJdk() throws Exception {
        Path script = scriptAlone();
        Map<String, String> nothing = Map.of(
                "JAVA_HOME",
                "",
                "ATLANTIS_JDK_FOLDERS",
                "",
                "PATH",
                tools(List.of()).toString());
        assertRefused(Launcher.run(script, nothing, "eval"), "JDK 25");
    }

    @Test
    void shouldSayHowToGetMavenAndNode() throws Exception {
        Path script = scriptAlone();
        String path = tools(List.of("npm")).toString();
        Map<String, String> environment = Map.of("PATH", path, "ATLANTIS_BUILD", "");
        assertRefused(Launcher.run(script, environment, "build"), "Maven 3.8", "install");
        Path web = Files.createDirectories(script.resolveSibling("query-service/web"));
        Files.writeString(web.resolve("package.json"), "{}");
        assertRefused(Launcher.run(script, environment, "build"), "Node 20", "install");
    }

    @Test
    void shouldRefuseAnUnknownCommand() {
        assertRefused(Launcher.run("fly"), "fly", "help");
    }

    @Test
    void shouldSayThatNothingRuns() {
        Finished stopped = Launcher.run("stop", "--data", dir);
        assertThat(stopped.exitCode()).isZero();
        assertThat(stopped.out()).contains("not running");
        assertThat(Launcher.run("status", "--data", dir).exitCode()).isEqualTo(1);
        assertRefused(Launcher.run("audit", "verify", "--data", dir), "No platform", "--data");
    }

    private Path scriptAlone() throws IOException {
        return Files.copy(
                Launcher.root().resolve("atlantis"),
                Files.createDirectories(dir.resolve("alone")).resolve("atlantis"));
    }

    private Path tools(List<String> more) throws IOException {
        Path folder = Files.createDirectories(dir.resolve("bin"));
        for (String tool : TOOLS) {
            link(folder, tool);
        }
        for (String tool : more) {
            link(folder, tool);
        }
        return folder;
    }

    private static void link(Path folder, String tool) throws IOException {
        for (String place : List.of("/usr/bin", "/bin", "/usr/local/bin", "/opt/homebrew/bin")) {
            Path program = Path.of(place, tool);
            if (Files.isExecutable(program) && !Files.exists(folder.resolve(tool))) {
                Files.createSymbolicLink(folder.resolve(tool), program);
            }
        }
    }

    private static void assertRefused(Finished finished, String... words) {
        assertThat(finished.exitCode()).as(finished.said()).isEqualTo(2);
        assertThat(finished.err().lines()).as(finished.said()).hasSize(1);
        assertThat(finished.err()).startsWith("atlantis: ").contains(words);
    }
}

package io.atlantis.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {

    @TempDir
    private Path dir;

    @Test
    void shouldWaitForTheDiskOnEachCommit() throws Exception {
        try (PostgresServer server = PostgresServer.start(dir.resolve("data"))) {
            assertThat(query(server, "SHOW fsync")).isEqualTo("on");
            assertThat(query(server, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(server, "SHOW full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void shouldEndTheServerOfAKilledPlatformAndKeepItsData() throws Exception {
        Path data = dir.resolve("data");
        long orphan;
        try (PostgresServer first = PostgresServer.start(data)) {
            execute(first, "CREATE TABLE kept(value int)");
            execute(first, "INSERT INTO kept VALUES (42)");
            orphan = pid(data);
            // Another JVM would hold no lock of the first one's; here both are this JVM, so the lock file goes.
            Files.delete(data.resolve("epg-lock"));
            try (PostgresServer second = PostgresServer.start(data)) {
                assertThat(ProcessHandle.of(orphan)).isEmpty();
                assertThat(query(second, "SELECT value FROM kept")).isEqualTo("42");
            }
        }
    }

    private static long pid(Path data) throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = server.dataSource(PostgresServer.USERNAME).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = server.dataSource(PostgresServer.USERNAME).getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}

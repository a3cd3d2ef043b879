package io.atlantis.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

class RedisServerIT {

    @TempDir
    private Path dir;

    @Test
    void shouldKeepItsDataOverARestart() throws Exception {
        try (RedisServer server = RedisServer.start(dir);
                Jedis client = new Jedis(URI.create(server.url()))) {
            client.set("kept", "42");
        }
        try (RedisServer server = RedisServer.start(dir);
                Jedis client = new Jedis(URI.create(server.url()))) {
            assertThat(client.get("kept")).isEqualTo("42");
        }
    }

    @Test
    void shouldEndTheServerOfAKilledPlatformAndKeepItsData() throws Exception {
        try (RedisServer first = RedisServer.start(dir);
                Jedis client = new Jedis(URI.create(first.url()))) {
            client.set("kept", "42");
            long orphan =
                    Long.parseLong(Files.readString(dir.resolve("redis.pid")).strip());
            try (RedisServer second = RedisServer.start(dir);
                    Jedis other = new Jedis(URI.create(second.url()))) {
                assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive))
                        .isEmpty();
                assertThat(other.get("kept")).isEqualTo("42");
            }
        }
    }
}

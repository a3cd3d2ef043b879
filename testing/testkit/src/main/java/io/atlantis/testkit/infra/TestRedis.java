package io.atlantis.testkit.infra;

import io.atlantis.embedded.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;

/** The Redis server shared by the tests of a JVM. Thread-safe. */
public final class TestRedis implements AutoCloseable {

    private final ScratchFolder folder;
    private final RedisServer server;
    private final AtomicInteger names = new AtomicInteger();

    private TestRedis(ScratchFolder folder, RedisServer server) {
        this.folder = folder;
        this.server = server;
    }

    static TestRedis start() {
        ScratchFolder folder = ScratchFolder.create("redis");
        try {
            return new TestRedis(folder, RedisServer.start(folder.path()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Where clients connect.
     *
     * @return {@code redis://host:port}
     */
    public String url() {
        return server.url();
    }

    /**
     * A key or channel prefix that no other test of the JVM has.
     *
     * @param prefix what it is for
     * @return prefix and number
     */
    public String uniqueName(String prefix) {
        return prefix + ":" + names.incrementAndGet();
    }

    @Override
    public void close() {
        server.close();
        folder.close();
    }
}

package io.atlantis.command.fault;

import io.atlantis.embedded.LoopbackPorts;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An instance of the command service in a JVM of its own. */
final class ServiceProcess implements AutoCloseable {

    private static final int HEAP_MB = 160;

    private final URI url;
    private final Path data;
    private final ChildJvm jvm;

    private ServiceProcess(URI url, Path data, ChildJvm jvm) {
        this.url = url;
        this.data = data;
        this.jvm = jvm;
    }

    /** Launches an instance; it is ready when {@link CommandCalls#healthy} says so. */
    static ServiceProcess launch(String bootstrapServers, Path data, Path output, List<String> settings) {
        int port = LoopbackPorts.find(1)[0];
        URI url = URI.create("http://127.0.0.1:" + port);
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--atlantis.kafka.bootstrap-servers=" + bootstrapServers,
                "--atlantis.advertised-url=" + url,
                "--atlantis.data-dir=" + data,
                "--logging.level.io.atlantis=INFO"));
        arguments.addAll(settings);
        return new ServiceProcess(url, data, ChildJvm.start(ServiceMain.class, HEAP_MB, output, arguments));
    }

    /** Where it takes commands; as in its claims. */
    URI url() {
        return url;
    }

    /** What it keeps for itself. */
    Path data() {
        return data;
    }

    ChildJvm jvm() {
        return jvm;
    }

    @Override
    public void close() {
        jvm.close();
    }
}

package io.atlantis.standalone.platform;

import io.atlantis.embedded.LoopbackPorts;
import io.atlantis.kernel.time.Ticker;
import io.atlantis.standalone.data.DataDirectory;
import io.atlantis.standalone.data.RefusedException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code run}: the platform in this JVM, until SIGTERM or SIGINT. */
@Command(name = "run", description = "Starts the platform and stays until it is stopped.")
public final class RunCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    @Option(names = "--data", required = true, description = "Data folder.")
    private Path data = Path.of("data");

    @Option(names = "--port", defaultValue = "8080", description = "Port of the UI and the API; 0 takes a free one.")
    private int port;

    @Option(names = "--no-simulator", description = "Without the simulated market.")
    private boolean noSimulator;

    @Override
    public Integer call() throws Exception {
        configureProcess();
        int edgePort = port == 0 ? LoopbackPorts.find(1)[0] : port;
        requireFreePort(edgePort);
        DataDirectory directory = DataDirectory.open(data);
        RunSettings settings = new RunSettings(edgePort, !noSimulator, "main");
        Progress progress = new Progress(System.out, System.err, Ticker.system());
        StandalonePipeline pipeline = new StandalonePipeline(directory, settings, progress);
        pipeline.stopOnShutdown();
        try {
            pipeline.start();
        } catch (RefusedException e) {
            throw e;
        } catch (Exception e) {
            LOG.error("The platform did not start", e);
            throw new StartFailedException(rootCause(e), directory.of("logs"));
        }
        progress.say("Atlantis is ready at " + settings.edge());
        return pipeline.awaitEnd();
    }

    /** What is one per process and not per service. */
    private static void configureProcess() {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        // The pipeline stops the services in order; Spring's own hook would stop all at once.
        System.setProperty("spring.main.register-shutdown-hook", "false");
        System.setProperty("spring.main.banner-mode", "off");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    private static void requireFreePort(int port) {
        if (!LoopbackPorts.isFree(port)) {
            throw new RefusedException(
                    "Port " + port + " is taken by another program: stop that, or choose another port by --port.");
        }
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : rootCause(cause);
    }
}

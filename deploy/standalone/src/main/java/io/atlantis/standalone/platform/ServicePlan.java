package io.atlantis.standalone.platform;

import io.atlantis.command.CommandServiceApplication;
import io.atlantis.embedded.LoopbackPorts;
import io.atlantis.embedded.PostgresServer;
import io.atlantis.ingest.IngestApplication;
import io.atlantis.query.QueryServiceApplication;
import io.atlantis.runner.service.RunnerApplication;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The services and what each is told. Their ports are chosen before any of them starts, so that each knows the others' addresses and all
 * can start at once.
 */
final class ServicePlan {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String PRIVACY_KEY_FILE = "keys/privacy-master.key";

    private final RunSettings settings;
    private final Path dataFolder;
    private final Servers servers;
    private final Market market;
    private final int commandPort;
    private final int runnerPort;
    private final int ingestPort;

    ServicePlan(RunSettings settings, Path dataFolder, Servers servers, Market market) {
        this.settings = settings;
        this.dataFolder = dataFolder;
        this.servers = servers;
        this.market = market;
        int[] ports = LoopbackPorts.find(3);
        this.commandPort = ports[0];
        this.runnerPort = ports[1];
        this.ingestPort = ports[2];
    }

    /** The services in the order of {@link Part}. */
    List<Service> services() {
        return List.of(commandService(), strategyRunner(), marketIngest(), queryService());
    }

    private Service commandService() {
        Map<String, Object> properties = common(Part.COMMAND_SERVICE, commandPort);
        properties.put("atlantis.advertised-url", url(commandPort));
        // The same one as before a crash, so that it need not wait until its former self is given up.
        properties.put("atlantis.event-store.instance-id", "standalone");
        return new Service(
                Part.COMMAND_SERVICE, url(commandPort), Map.copyOf(properties), CommandServiceApplication::start);
    }

    private Service strategyRunner() {
        Map<String, Object> properties = common(Part.STRATEGY_RUNNER, runnerPort);
        properties.put("atlantis.command-service.url", url(commandPort));
        return new Service(Part.STRATEGY_RUNNER, url(runnerPort), Map.copyOf(properties), RunnerApplication::start);
    }

    private Service marketIngest() {
        Map<String, Object> properties = common(Part.MARKET_INGEST, ingestPort);
        properties.putAll(market.feedProperties());
        return new Service(Part.MARKET_INGEST, url(ingestPort), Map.copyOf(properties), IngestApplication::start);
    }

    private Service queryService() {
        Map<String, Object> properties = common(Part.QUERY_SERVICE, settings.port());
        properties.put("atlantis.command-service.url", url(commandPort));
        properties.put("atlantis.market-ingest.url", url(ingestPort));
        properties.put("atlantis.strategy-runner.url", url(runnerPort));
        properties.put("atlantis.edge.public-port", settings.port());
        properties.put("atlantis.redis.url", servers.redis().url());
        properties.put("spring.datasource.url", servers.postgres().jdbcUrl(PostgresServer.USERNAME));
        properties.put("spring.datasource.username", PostgresServer.USERNAME);
        properties.put("spring.datasource.password", "");
        return new Service(
                Part.QUERY_SERVICE, url(settings.port()), Map.copyOf(properties), QueryServiceApplication::start);
    }

    private Map<String, Object> common(Part part, int port) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.address", LOOPBACK);
        properties.put("server.port", port);
        properties.put("atlantis.kafka.bootstrap-servers", servers.kafka().bootstrapServers());
        properties.put("atlantis.data-dir", dataFolder.resolve(part.label()));
        properties.put("atlantis.privacy.key-file", dataFolder.resolve(PRIVACY_KEY_FILE));
        properties.put("atlantis.workspace", settings.workspace());
        return properties;
    }

    private static URI url(int port) {
        return URI.create("http://" + LOOPBACK + ":" + port);
    }
}

package io.atlantis.command.routing;

import io.atlantis.command.dispatch.CommandCatalogue;
import io.atlantis.command.dispatch.RemoteCommands;
import io.atlantis.eventstore.core.NodeIdentity;
import io.atlantis.kernel.time.Ticker;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** Wires the way between instances. */
@Configuration(proxyBeanMethods = false)
@Import(ForwardedCommandController.class)
public class RoutingConfiguration {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    @Bean(destroyMethod = "shutdownNow")
    HttpClient ownerHttpClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    @Bean
    RemoteCommands remoteCommands(
            HttpClient ownerHttpClient, NodeIdentity node, CommandCatalogue catalogue, JsonMapper json, Ticker ticker) {
        return new OwnerClient(ownerHttpClient, node.nodeId(), catalogue, json, ticker);
    }
}

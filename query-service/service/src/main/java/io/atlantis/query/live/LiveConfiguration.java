package io.atlantis.query.live;

import io.atlantis.kernel.time.Ticker;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** The live hub and its WebSocket. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
public class LiveConfiguration {

    @Bean
    FrameWriter frameWriter(JsonMapper json) {
        return new FrameWriter(json);
    }

    @Bean
    ConflatingHub liveHub(ObjectProvider<LiveChannels> families, FrameWriter writer, Clock clock, Ticker ticker) {
        return new ConflatingHub(families::orderedStream, writer, clock, ticker);
    }

    @Bean
    LiveSocketHandler liveSocketHandler(
            ConflatingHub hub, FrameWriter writer, JsonMapper json, ExecutorService executor) {
        return new LiveSocketHandler(hub, writer, json, executor);
    }

    @Bean
    LivePipeline livePipeline(ConflatingHub hub, LiveSocketHandler socket, ExecutorService executor) {
        return new LivePipeline(hub, socket, executor);
    }

    /** Foreign origins are refused by the edge, for this path as for all others. */
    @Bean
    WebSocketConfigurer liveSocket(LiveSocketHandler socket) {
        return registry -> registry.addHandler(socket, "/ws").setAllowedOriginPatterns("*");
    }
}

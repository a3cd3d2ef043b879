package io.atlantis.runner.service;

import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/** Entry point of the strategy runner. */
@SpringBootApplication
@EnableConfigurationProperties(RunnerSettings.class)
public class RunnerApplication {

    /**
     * Starts the service; returns once its web server answers and its pipeline has started.
     *
     * @param properties settings that override those of {@code strategy-runner.yml}
     */
    public static ConfigurableApplicationContext start(Map<String, Object> properties) {
        return new SpringApplicationBuilder(RunnerApplication.class)
                .web(WebApplicationType.SERVLET)
                .properties(Map.of("spring.config.name", "strategy-runner"))
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new org.springframework.core.env.MapPropertySource("start", properties)))
                .run();
    }

    public static void main(String[] args) {
        start(Map.of());
    }
}

package io.atlantis.ingest;

import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** Starts market-ingest, alone in its JVM or as one of several Spring contexts. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(IngestConfiguration.class)
public class IngestApplication {

    /**
     * Starts the service and returns when it takes requests; the feed comes up behind it.
     *
     * @param properties settings by full name; they win over {@code market-ingest.yml} and the environment
     */
    public static ConfigurableApplicationContext start(Map<String, Object> properties) {
        String[] settings = properties.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return run(settings);
    }

    public static void main(String[] arguments) {
        run(arguments);
    }

    private static ConfigurableApplicationContext run(String[] arguments) {
        return new SpringApplicationBuilder(IngestApplication.class)
                .web(WebApplicationType.SERVLET)
                .properties("spring.config.name=market-ingest")
                .run(arguments);
    }
}

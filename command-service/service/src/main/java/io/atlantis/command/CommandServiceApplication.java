package io.atlantis.command;

import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/** Starts the command service, alone in its JVM or as one of several Spring contexts. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(CommandModules.class)
public class CommandServiceApplication {

    /**
     * Starts the service and returns when it owns its partition and takes requests.
     *
     * @param properties settings by full name; they win over {@code command-service.yml} and the environment
     */
    public static ConfigurableApplicationContext start(Map<String, Object> properties) {
        return run(properties.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
    }

    public static void main(String[] arguments) {
        run(arguments);
    }

    private static ConfigurableApplicationContext run(String[] arguments) {
        // Axon asks its makers' server for newer versions unless told not to; the platform calls nobody.
        System.setProperty("axoniq.update-checker.disabled", "true");
        return new SpringApplicationBuilder(CommandServiceApplication.class)
                .web(WebApplicationType.SERVLET)
                .properties("spring.config.name=command-service")
                .run(arguments);
    }
}

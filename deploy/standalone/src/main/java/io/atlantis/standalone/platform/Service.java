package io.atlantis.standalone.platform;

import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One service, ready to be started.
 *
 * @param part       which one
 * @param url        where it will listen
 * @param properties its settings
 * @param starter    starts its Spring context, and returns when it takes requests
 */
record Service(
        Part part,
        URI url,
        Map<String, Object> properties,
        Function<Map<String, Object>, ConfigurableApplicationContext> starter) {

    ConfigurableApplicationContext start() {
        return starter.apply(properties);
    }

    URI healthUrl() {
        return url.resolve("/actuator/health");
    }
}

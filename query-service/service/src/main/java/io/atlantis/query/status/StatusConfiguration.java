package io.atlantis.query.status;

import java.net.http.HttpClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** The platform's view of itself. */
@Configuration(proxyBeanMethods = false)
@Import(StatusController.class)
public class StatusConfiguration {

    @Bean
    ServiceHealth serviceHealth(HttpClient serviceClient, JsonMapper json) {
        return new ServiceHealth(serviceClient, json);
    }
}

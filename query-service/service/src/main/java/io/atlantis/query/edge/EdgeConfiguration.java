package io.atlantis.query.edge;

import io.atlantis.query.web.ProblemWriter;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/** What faces the browser. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({EdgeSettings.class, ServiceAddresses.class})
@Import({UiConfiguration.class, WriteController.class, LanguageController.class})
public class EdgeConfiguration {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** Until there is a login, whoever sits at this machine. */
    private static final String LOCAL_ACTOR = "local";

    @Bean
    FilterRegistrationBean<SecurityHeadersFilter> securityHeadersFilter() {
        FilterRegistrationBean<SecurityHeadersFilter> filter =
                new FilterRegistrationBean<>(new SecurityHeadersFilter());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }

    @Bean
    FilterRegistrationBean<OriginFilter> originFilter(EdgeSettings settings, ProblemWriter problems) {
        FilterRegistrationBean<OriginFilter> filter =
                new FilterRegistrationBean<>(new OriginFilter(new OriginPolicy(settings), problems));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return filter;
    }

    /** Speaks HTTP/1.1 to the services behind; one for the proxy and the status page. */
    @Bean(destroyMethod = "shutdownNow")
    HttpClient serviceClient(ExecutorService executor) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT)
                .executor(executor)
                .build();
    }

    @Bean
    OpenApiCustomizer writeDescription() {
        return new WriteDescription();
    }

    @Bean
    UpstreamServices upstreamServices(ServiceAddresses addresses) {
        return UpstreamServices.at(addresses);
    }

    @Bean
    StreamingProxy streamingProxy(HttpClient serviceClient) {
        return new StreamingProxy(serviceClient, LOCAL_ACTOR);
    }
}

package io.atlantis.command.web;

import io.atlantis.command.store.CommandSettings;
import io.atlantis.kernel.id.IdGenerator;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Wires what every endpoint shares. */
@Configuration(proxyBeanMethods = false)
@Import(ProblemAdvice.class)
public class WebConfiguration {

    private static final long BODY_LIMIT_BYTES = 1024 * 1024;
    private static final String[] API = {"/api/*", "/internal/*"};

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    FilterRegistrationBean<CommandContextFilter> commandContextFilter(
            IdGenerator ids, CommandSettings settings, ProblemWriter problems) {
        FilterRegistrationBean<CommandContextFilter> registration =
                new FilterRegistrationBean<>(new CommandContextFilter(ids, settings.workspace(), problems));
        registration.setOrder(1);
        return registration;
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(ProblemWriter problems) {
        FilterRegistrationBean<BodyLimitFilter> registration =
                new FilterRegistrationBean<>(new BodyLimitFilter(BODY_LIMIT_BYTES, problems));
        registration.addUrlPatterns(API);
        registration.setOrder(2);
        return registration;
    }

    @Bean
    WebMvcConfigurer commandContextArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CommandContextResolver());
            }
        };
    }
}

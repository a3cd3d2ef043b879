package io.atlantis.query.web;

import io.atlantis.kernel.id.IdGenerator;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

/** The conventions of every endpoint. */
@Configuration(proxyBeanMethods = false)
@Import(ProblemAdvice.class)
public class WebConventions {

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    OpenApiCustomizer apiDescription() {
        return new ApiDescription();
    }

    /** First of all filters: what others refuse has a correlation id too. */
    @Bean
    FilterRegistrationBean<CorrelationFilter> correlationFilter(IdGenerator ids) {
        FilterRegistrationBean<CorrelationFilter> filter = new FilterRegistrationBean<>(new CorrelationFilter(ids));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}

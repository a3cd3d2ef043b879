package io.atlantis.query.edge;

import io.atlantis.kernel.problem.Problem;
import io.atlantis.kernel.problem.ProblemException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.resource.EncodedResourceResolver;

/** Serves the UI: one page for all of its paths, and the files it is made of. */
@Configuration(proxyBeanMethods = false)
class UiConfiguration implements WebMvcConfigurer {

    private static final String FILES = "classpath:/static/";
    private static final String HASHED_FILES = "_app/immutable/";
    private static final Duration FOR_EVER = Duration.ofDays(365);
    private static final int NONCE_LENGTH_BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    /** Files whose name holds their hash never change; all others are asked for again and answered 304 when unchanged. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/" + HASHED_FILES + "**")
                .addResourceLocations(FILES + HASHED_FILES)
                .setCacheControl(CacheControl.maxAge(FOR_EVER).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver());
        registry.addResourceHandler("/**")
                .addResourceLocations(FILES)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver());
    }

    @Bean
    RouterFunction<ServerResponse> pages() {
        Optional<IndexPage> page = IndexPage.read(new ClassPathResource("static/index.html"));
        return RouterFunctions.route(
                RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD)
                        .and(request -> IndexPage.isAt(request.requestPath().value())),
                _ -> answer(page));
    }

    private ServerResponse answer(Optional<IndexPage> found) {
        IndexPage page = found.orElseThrow(
                () -> new ProblemException(
                        Problem.of(
                                "ui-not-built",
                                404,
                                "No pages here",
                                "this build has no web UI: run 'npm run build' in query-service/web and build again; the API is at /api/v1")));
        String nonce = nonce();
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noStore())
                .headers(headers ->
                        headers.set(SecurityHeadersFilter.CONTENT_SECURITY_POLICY, page.contentSecurityPolicy(nonce)))
                .body(page.html(nonce));
    }

    private String nonce() {
        byte[] bytes = new byte[NONCE_LENGTH_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}

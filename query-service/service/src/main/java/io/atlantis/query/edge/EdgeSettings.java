package io.atlantis.query.edge;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom the edge answers.
 *
 * @param allowedHosts names by which it may be addressed, without port; others are refused, which stops DNS rebinding
 * @param allowedOrigins origins besides its own that may change state, such as the UI's development server's
 */
@ConfigurationProperties("atlantis.edge")
record EdgeSettings(
        @DefaultValue({"localhost", "127.0.0.1", "[::1]"}) List<String> allowedHosts,
        @DefaultValue List<String> allowedOrigins) {}

package io.atlantis.query.edge;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Until there is a login, who reaches the edge may do everything: so it must be reached by its own pages and by programs of
 * this machine alone, not by pages of others in the same browser. Immutable.
 */
final class OriginPolicy {

    private final Set<String> hosts;
    private final Set<String> origins;

    OriginPolicy(EdgeSettings settings) {
        this.hosts = lowerCase(settings.allowedHosts());
        this.origins = lowerCase(settings.allowedOrigins());
    }

    /**
     * Whether the edge may be addressed so.
     *
     * @param host the {@code Host} header, {@code name} or {@code name:port}
     */
    boolean allowsHost(@Nullable String host) {
        return host != null && hosts.contains(withoutPort(host.toLowerCase(Locale.ROOT)));
    }

    /**
     * Whether a page may change state here: one of the edge's own, or of a listed origin. Programs send no origin.
     *
     * @param origin the {@code Origin} header, {@code scheme://name:port} or {@code null} for an opaque one
     * @param host the {@code Host} header of the same request
     */
    boolean allowsOrigin(@Nullable String origin, @Nullable String host) {
        if (origin == null) {
            return true;
        }
        String given = origin.toLowerCase(Locale.ROOT);
        return origins.contains(given) || (host != null && isSame(given, host.toLowerCase(Locale.ROOT)));
    }

    private static boolean isSame(String origin, String host) {
        return origin.equals("http://" + host) || origin.equals("https://" + host);
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        boolean insideBrackets = colon < host.lastIndexOf(']');
        return colon < 0 || insideBrackets ? host : host.substring(0, colon);
    }

    private static Set<String> lowerCase(java.util.List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}

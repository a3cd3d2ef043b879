package io.atlantis.query.edge;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Headers that concern one connection and are not passed on (RFC 9110, 7.6.1). */
final class HopByHopHeaders {

    private static final Set<String> ALWAYS = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private HopByHopHeaders() {}

    /**
     * Names of the headers of a message that stay behind, in lower case.
     *
     * @param connection values of its {@code Connection} header, which may name more
     */
    static Set<String> of(Collection<String> connection) {
        Set<String> names = new TreeSet<>(ALWAYS);
        connection.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .forEach(names::add);
        return names;
    }
}

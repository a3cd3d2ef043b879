package io.atlantis.query.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;

/**
 * The UI's one HTML page, and the policy under which it runs: scripts of this origin and the page's own inline ones by their
 * hash, styles of this origin and those that carry the answer's nonce. Immutable.
 */
final class IndexPage {

    /** Stands in the page wherever the nonce is to be. */
    static final String NONCE_PLACEHOLDER = "__CSP_NONCE__";

    /** First parts of paths that are no pages. */
    private static final Set<String> RESERVED = Set.of("api", "actuator", "ws", "v3", "_app");

    private static final Pattern INLINE_SCRIPT =
            Pattern.compile("<script(?![^>]*\\ssrc=)[^>]*>(.*?)</script>", Pattern.DOTALL);

    /** The one inline style of lightweight-charts 5.2.1, for its attribution. */
    private static final String CHART_ATTRIBUTION_STYLE = "'sha256-3pRED1tOXas1FXFoPb9TGCjmYe9XQsmO9OV23khV2nY='";

    private final String html;
    private final String scriptHashes;

    private IndexPage(String html) {
        this.html = html;
        this.scriptHashes = INLINE_SCRIPT
                .matcher(html)
                .results()
                .map(IndexPage::hashOf)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    static IndexPage of(String html) {
        return new IndexPage(html);
    }

    /** Reads the page; empty when the UI was not built into this jar. */
    static Optional<IndexPage> read(Resource resource) {
        if (!resource.isReadable()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new IndexPage(resource.getContentAsString(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + resource, e);
        }
    }

    /**
     * Whether the UI's router knows what to show there: every path but files and what other handlers answer. Files stand at the
     * root or under {@code _app}; below pages a dot belongs to an id or a symbol ({@code /chart/BRK.B}).
     */
    static boolean isAt(String path) {
        String[] segments = path.substring(1).split("/", -1);
        return path.equals("/index.html")
                || (!RESERVED.contains(segments[0]) && (segments.length > 1 || segments[0].indexOf('.') < 0));
    }

    String html(String nonce) {
        return html.replace(NONCE_PLACEHOLDER, nonce);
    }

    String contentSecurityPolicy(String nonce) {
        return String.join(
                "; ",
                "default-src 'self'",
                "script-src 'self' " + scriptHashes,
                "style-src-elem 'self' 'nonce-" + nonce + "' " + CHART_ATTRIBUTION_STYLE,
                "style-src-attr 'unsafe-inline'",
                "img-src 'self' data:",
                "connect-src 'self'",
                "object-src 'none'",
                "base-uri 'none'",
                "form-action 'self'",
                "frame-ancestors 'none'");
    }

    private static String hashOf(MatchResult script) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(script.group(1).getBytes(UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

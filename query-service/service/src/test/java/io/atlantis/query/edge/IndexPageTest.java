package io.atlantis.query.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexPageTest {

    /** {@code printf 'boot()' | openssl dgst -sha256 -binary | base64}. */
    private static final String HASH_OF_BOOT = "'sha256-MeZS89WlF0u+o0hCvHTBt4q1WHU+U+sJKgbdRUc36mY='";

    private static final IndexPage PAGE = IndexPage.of("""
            <html><meta name="csp-nonce" content="__CSP_NONCE__"><script src="/a.js"></script>\
            <script type="module" src='/b.js'></script><script>boot()</script></html>""");

    @Test
    void shouldCarryTheNonceWhereItsPlaceIs() {
        assertThat(PAGE.html("n0nce")).contains("content=\"n0nce\"").doesNotContain(IndexPage.NONCE_PLACEHOLDER);
    }

    @Test
    void shouldAllowItsInlineScriptByHashAndNoOther() {
        String policy = PAGE.contentSecurityPolicy("n0nce");

        assertThat(policy)
                .contains("script-src 'self' " + HASH_OF_BOOT + ";")
                .contains("style-src-elem 'self' 'nonce-n0nce'")
                .contains("object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe-eval");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/charts/AAPL",
                "/backtests/main",
                "/apiary",
                "/chart/BRK.B",
                "/strategies/main.strategy.019a0000-0000-7000-8000-000000000001"
            })
    void shouldBeShownAtEveryPathOfTheUi(String path) {
        assertThat(IndexPage.isAt(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nothing", "/actuator/health", "/ws", "/v3/api-docs", "/_app/immutable/x", "/a.js"})
    void shouldLeaveOtherPathsToTheirHandlers(String path) {
        assertThat(IndexPage.isAt(path)).isFalse();
    }
}

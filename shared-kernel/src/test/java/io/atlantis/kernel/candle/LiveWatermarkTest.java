package io.atlantis.kernel.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.kernel.sbe.Origin;
import org.junit.jupiter.api.Test;

class LiveWatermarkTest {

    private static final long GRACE_NS = 10;

    private final LiveWatermark watermark = new LiveWatermark();

    @Test
    void shouldAdmitALiveTradeWithinTheGracePeriod() {
        assertThat(watermark.admits(Origin.LIVE, 100, GRACE_NS)).isTrue();
        assertThat(watermark.admits(Origin.LIVE, 90, GRACE_NS)).isTrue();
        assertThat(watermark.newestNs()).isEqualTo(100);
    }

    @Test
    void shouldRefuseALiveTradeBehindTheGracePeriod() {
        watermark.admits(Origin.LIVE, 100, GRACE_NS);
        assertThat(watermark.admits(Origin.LIVE, 89, GRACE_NS)).isFalse();
    }

    @Test
    void shouldJudgeAnImportByItsOwnRun() {
        watermark.admits(Origin.LIVE, 100, GRACE_NS);
        assertThat(watermark.admits(Origin.IMPORT, 1, GRACE_NS)).isTrue();
        assertThat(watermark.admits(Origin.IMPORT, 1_000, GRACE_NS)).isTrue();
        assertThat(watermark.newestNs()).isEqualTo(100);
    }
}

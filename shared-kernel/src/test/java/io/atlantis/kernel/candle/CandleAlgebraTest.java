package io.atlantis.kernel.candle;

import static io.atlantis.kernel.candle.MarketSamples.OPEN_NS;
import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.kernel.market.Timeframe;
import io.atlantis.kernel.sbe.CandleOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CandleAlgebraTest {

    private static final long SECOND = 1_000_000_000L;

    private final List<CandleCell> changed = new ArrayList<>();
    private final HeapCandleStore cells = new HeapCandleStore(changed::add);
    private final CandleAlgebra algebra = new CandleAlgebra();

    @Test
    void shouldTouchOneCandleOfEachTimeframePerTrade() {
        trade(OPEN_NS, 1, 100, 5);
        assertThat(changed).extracting(CandleCell::timeframe).containsExactly(Timeframe.values());
        assertThat(changed).allSatisfy(cell -> {
            assertThat(cell.openE8()).isEqualTo(100);
            assertThat(cell.volumeE6()).isEqualTo(5);
            assertThat(cell.tradeCount()).isEqualTo(1);
            assertThat(cell.revision()).isEqualTo(1);
        });
    }

    @Test
    void shouldOpenAndCloseByEventTimeThenSequence() {
        trade(OPEN_NS + 5, 3, 103, 1);
        trade(OPEN_NS + 5, 4, 104, 1);
        trade(OPEN_NS + 5, 2, 102, 1);
        CandleCell minute = cell(Timeframe.M1);
        assertThat(minute.openE8()).isEqualTo(102);
        assertThat(minute.closeE8()).isEqualTo(104);
        trade(OPEN_NS, 9, 99, 1);
        assertThat(minute.openE8()).isEqualTo(99);
        assertThat(minute.closeE8()).isEqualTo(104);
    }

    @Test
    void shouldReplaceAPartialMinuteByItsBarAndFollowInLargerCandles() {
        trade(OPEN_NS, 1, 500, 7);
        trade(OPEN_NS + 60 * SECOND, 2, 210, 3);
        bar(Timeframe.M1, 100, 220, 90, 200, 50);
        assertThat(cell(Timeframe.M1).origin()).isEqualTo(CandleOrigin.BAR);
        CandleCell five = cell(Timeframe.M5);
        assertThat(five.origin()).isEqualTo(CandleOrigin.MIXED);
        assertThat(five.openE8()).isEqualTo(100);
        assertThat(five.highE8()).isEqualTo(220);
        assertThat(five.lowE8()).isEqualTo(90);
        assertThat(five.closeE8()).isEqualTo(210);
        assertThat(five.volumeE6()).isEqualTo(53);
        assertThat(five.revision()).isEqualTo(3);
    }

    @Test
    void shouldCountATradeUnderABarInSmallerCandlesOnly() {
        bar(Timeframe.M1, 100, 220, 90, 200, 50);
        changed.clear();
        trade(OPEN_NS, 1, 500, 7);
        assertThat(changed).extracting(CandleCell::timeframe).containsExactly(Timeframe.S1);
        assertThat(cell(Timeframe.D1).highE8()).isEqualTo(220);
    }

    @Test
    void shouldSayNothingNewForABarThatIsKnown() {
        bar(Timeframe.M1, 100, 220, 90, 200, 50);
        changed.clear();
        bar(Timeframe.M1, 100, 220, 90, 200, 50);
        assertThat(changed).isEmpty();
    }

    @Test
    void shouldLeaveALargerBarAloneWhenASmallerOneComes() {
        bar(Timeframe.H1, 100, 220, 90, 200, 50);
        changed.clear();
        bar(Timeframe.M1, 1, 2, 1, 2, 5);
        assertThat(changed)
                .extracting(CandleCell::timeframe)
                .containsExactly(Timeframe.M1, Timeframe.M5, Timeframe.M15);
    }

    private void trade(long timeNs, long sequence, long priceE8, long sizeE6) {
        algebra.applyTrade(
                cells, TradeSample.live(timeNs, sequence, priceE8, sizeE6).decoder());
    }

    private void bar(Timeframe timeframe, long openE8, long highE8, long lowE8, long closeE8, long volumeE6) {
        long startNs = timeframe.bucketStartNs(OPEN_NS);
        algebra.applyBar(cells, new BarSample(timeframe, startNs, openE8, highE8, lowE8, closeE8, volumeE6).decoder());
    }

    private CandleCell cell(Timeframe timeframe) {
        return Objects.requireNonNull(cells.find(timeframe, timeframe.bucketStartNs(OPEN_NS)));
    }
}

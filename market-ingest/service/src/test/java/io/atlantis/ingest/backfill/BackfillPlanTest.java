package io.atlantis.ingest.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.kernel.market.Timeframe;
import io.atlantis.kernel.time.EpochNanos;
import org.junit.jupiter.api.Test;

class BackfillPlanTest {

    private static final long NOW = at("2026-03-10T15:07:30Z");
    private static final long TODAY = at("2026-03-10T00:00:00Z");
    private final BackfillPlan plan = BackfillPlan.DEFAULT;

    @Test
    void shouldFetchDaysHoursAndTheMinutesOfTodayAtFirst() {
        assertThat(plan.firstHistory(NOW))
                .containsExactly(
                        new BackfillRange(Timeframe.D1, at("2025-02-03T00:00:00Z"), TODAY),
                        new BackfillRange(Timeframe.H1, at("2026-02-10T00:00:00Z"), TODAY),
                        new BackfillRange(Timeframe.M1, TODAY, at("2026-03-10T15:07:00Z")));
        assertThat(plan.liquidHistory(NOW))
                .containsExactly(new BackfillRange(Timeframe.M1, at("2026-02-24T00:00:00Z"), TODAY));
    }

    @Test
    void shouldFetchOnlyTheMinutesOfAShortGapAlsoAcrossMidnight() {
        long from = at("2026-03-09T23:58:00Z");
        long to = at("2026-03-10T00:02:00Z");
        assertThat(plan.gap(false, from, to)).containsExactly(new BackfillRange(Timeframe.M1, from, to));
    }

    @Test
    void shouldFetchDaysAndHoursOfALongGapAndMinutesAsFarAsTheyAreKept() {
        long from = at("2026-03-01T10:30:00Z");
        long to = at("2026-03-10T15:08:00Z");
        assertThat(plan.gap(false, from, to))
                .containsExactly(
                        new BackfillRange(Timeframe.D1, at("2026-03-01T00:00:00Z"), TODAY),
                        new BackfillRange(Timeframe.H1, at("2026-03-01T10:00:00Z"), TODAY),
                        new BackfillRange(Timeframe.M1, at("2026-03-08T00:00:00Z"), to));
        assertThat(plan.gap(true, from, to)).containsExactly(new BackfillRange(Timeframe.M1, from, to));
    }

    private static long at(String time) {
        return EpochNanos.parse(time);
    }
}

package io.atlantis.runner.archive;

import io.atlantis.kernel.contract.backtest.LogRange;
import io.atlantis.runner.bar.BarSeries;
import java.util.List;

/**
 * History of one symbol for a run.
 *
 * @param bars the closed candles asked for, in mapped memory that stays readable as long as this is held
 * @param ranges the parts of the log they were made from: the same ranges give the same bars
 */
public record ArchivedSeries(BarSeries bars, List<LogRange> ranges) {

    public ArchivedSeries {
        ranges = List.copyOf(ranges);
    }
}

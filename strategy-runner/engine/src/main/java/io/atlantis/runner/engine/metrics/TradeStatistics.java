package io.atlantis.runner.engine.metrics;

import io.atlantis.runner.engine.broker.Trade;
import java.util.List;

/**
 * Statistics of the trades; all but {@code count}, {@code openCount} and {@code commissionE8} over the closed ones
 * alone. Profits are after commission.
 *
 * @param count trades, open ones included
 * @param openCount trades the end of the data found open
 * @param winRate share of trades with a profit above zero
 * @param profitFactor sum of the profits over the absolute sum of the losses; undefined without a loss
 * @param averagePnl mean profit, in money
 * @param averageWin mean of the profits above zero
 * @param averageLoss mean of those below zero, negative
 * @param best greatest profit
 * @param worst least profit
 * @param averageBars mean of the bars held
 * @param commissionE8 commission paid in all trades
 */
public record TradeStatistics(
        int count,
        int openCount,
        double winRate,
        double profitFactor,
        double averagePnl,
        double averageWin,
        double averageLoss,
        double best,
        double worst,
        double averageBars,
        long commissionE8) {

    private static final double SCALE_E8 = 1e8;

    /** The statistics of trades in their order. */
    public static TradeStatistics of(List<Trade> trades) {
        Tally tally = new Tally();
        trades.forEach(tally::add);
        return tally.statistics();
    }

    private static final class Tally {
        private int closed;
        private int open;
        private int wins;
        private int losses;
        private double gains;
        private double lost;
        private double best = Double.NaN;
        private double worst = Double.NaN;
        private long bars;
        private long commissionE8;

        void add(Trade trade) {
            commissionE8 = Math.addExact(commissionE8, trade.commissionE8());
            if (trade.isOpen()) {
                open++;
                return;
            }
            double pnl = trade.pnlE8() / SCALE_E8;
            best = closed == 0 ? pnl : Math.max(best, pnl);
            worst = closed == 0 ? pnl : Math.min(worst, pnl);
            closed++;
            bars += trade.bars();
            if (pnl > 0.0) {
                wins++;
                gains += pnl;
            } else if (pnl < 0.0) {
                losses++;
                lost += pnl;
            }
        }

        TradeStatistics statistics() {
            return new TradeStatistics(
                    closed + open,
                    open,
                    (double) wins / closed,
                    losses == 0 ? Double.NaN : gains / -lost,
                    (gains + lost) / closed,
                    gains / wins,
                    lost / losses,
                    best,
                    worst,
                    (double) bars / closed,
                    commissionE8);
        }
    }
}

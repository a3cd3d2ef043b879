package io.atlantis.runner.engine.metrics;

import io.atlantis.kernel.market.Timeframe;

/**
 * Statistics of the equity curve. With e the equity points, r[i] = e[i] / e[i-1] - 1, m the mean of r and P the bars
 * per year of {@link #barsPerYear}:
 *
 * @param cagr {@code (last / first) ^ (1 / years) - 1}, years of 365.25 days between the first and the last point
 * @param volatility {@code s * sqrt(P)}, s the sample standard deviation of r (divisor n - 1)
 * @param sharpe {@code m / s * sqrt(P)}, without a riskless rate (Sharpe, "The Sharpe Ratio", 1994)
 * @param sortino {@code m / d * sqrt(P)}, d the root of the mean of {@code min(r, 0)^2} (Sortino and Price, 1994)
 * @param maxDrawdown greatest {@code 1 - e / peak}, peak the greatest point up to there
 * @param calmar {@code cagr / maxDrawdown}
 */
public record ReturnStatistics(
        double cagr, double volatility, double sharpe, double sortino, double maxDrawdown, double calmar) {

    private static final double TRADING_DAYS_PER_YEAR = 252.0;
    private static final double TRADING_SECONDS_PER_DAY = 6.5 * 3600.0;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_YEAR = 365.25 * 86_400.0 * NANOS_PER_SECOND;

    /** Bars a year has: 252 days, or 252 sessions of 6.5 hours cut into bars of the timeframe. */
    public static double barsPerYear(Timeframe timeframe) {
        if (timeframe == Timeframe.D1) {
            return TRADING_DAYS_PER_YEAR;
        }
        return TRADING_DAYS_PER_YEAR * TRADING_SECONDS_PER_DAY / (timeframe.lengthNs() / NANOS_PER_SECOND);
    }

    /**
     * The statistics of a curve. Ratios are undefined (NaN) if equity was ever zero or less, or if they divide by zero.
     */
    public static ReturnStatistics of(EquityCurve curve, Timeframe timeframe) {
        int count = curve.size() - 1;
        double mean = meanReturn(curve);
        double squares = 0.0;
        double downside = 0.0;
        for (int i = 1; i <= count; i++) {
            double r = returnAt(curve, i);
            squares += (r - mean) * (r - mean);
            downside += r < 0.0 ? r * r : 0.0;
        }
        double deviation = count > 1 ? Math.sqrt(squares / (count - 1)) : Double.NaN;
        double scale = Math.sqrt(barsPerYear(timeframe));
        double maxDrawdown = maxDrawdown(curve);
        double cagr = cagr(curve);
        return new ReturnStatistics(
                cagr,
                deviation * scale,
                ratio(mean, deviation) * scale,
                ratio(mean, Math.sqrt(downside / count)) * scale,
                maxDrawdown,
                ratio(cagr, maxDrawdown));
    }

    private static double meanReturn(EquityCurve curve) {
        int count = curve.size() - 1;
        double sum = 0.0;
        for (int i = 1; i <= count; i++) {
            sum += returnAt(curve, i);
        }
        return count > 0 ? sum / count : Double.NaN;
    }

    private static double returnAt(EquityCurve curve, int index) {
        long before = curve.equityE8(index - 1);
        return before > 0 ? curve.equityE8(index) / (double) before - 1.0 : Double.NaN;
    }

    private static double maxDrawdown(EquityCurve curve) {
        long peak = Long.MIN_VALUE;
        double deepest = 0.0;
        for (int i = 0; i < curve.size(); i++) {
            peak = Math.max(peak, curve.equityE8(i));
            if (peak > 0) {
                deepest = Math.max(deepest, 1.0 - curve.equityE8(i) / (double) peak);
            }
        }
        return deepest;
    }

    private static double cagr(EquityCurve curve) {
        int last = curve.size() - 1;
        if (last < 1 || curve.equityE8(0) <= 0 || curve.equityE8(last) <= 0) {
            return Double.NaN;
        }
        double years = (curve.timeNs(last) - curve.timeNs(0)) / NANOS_PER_YEAR;
        return StrictMath.pow(curve.equityE8(last) / (double) curve.equityE8(0), 1.0 / years) - 1.0;
    }

    private static double ratio(double dividend, double divisor) {
        return divisor > 0.0 ? dividend / divisor : Double.NaN;
    }
}

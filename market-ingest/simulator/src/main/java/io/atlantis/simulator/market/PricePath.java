package io.atlantis.simulator.market;

/**
 * Brownian bridges in whole ticks that stay inside given bounds.
 */
final class PricePath {

    /** A path that hardly leaves its ends is not blown up further than this to reach the bounds. */
    private static final double MAX_STRETCH = 3.0;

    private PricePath() {}

    /**
     * A bridge from {@code first} to {@code last} in as many steps as there are variances.
     *
     * @param sigmaTicks standard deviation of the whole free path
     * @param varianceShares share of the variance in each step, sum 1
     * @return the points, one more than steps, each within {@code lowTicks..highTicks}
     */
    static long[] bridge(
            long first,
            long last,
            long lowTicks,
            long highTicks,
            double sigmaTicks,
            double[] varianceShares,
            SeededRandom random) {
        double[] free = freeBridge(first, last, sigmaTicks, varianceShares, random);
        stretch(free, Math.max(first, last), highTicks, 1);
        stretch(free, Math.min(first, last), lowTicks, -1);
        long[] points = new long[free.length];
        for (int i = 0; i < points.length; i++) {
            points[i] = Math.clamp(Math.round(reflect(free[i], lowTicks, highTicks)), lowTicks, highTicks);
        }
        points[0] = first;
        points[points.length - 1] = last;
        return points;
    }

    /**
     * Highest point of a Brownian bridge between two ends, by inversion of its distribution (Beghin and Orsingher,
     * 1999). The lowest point is that of the mirrored bridge.
     */
    static double bridgeMaximum(double from, double to, double sigma, SeededRandom random) {
        double difference = to - from;
        return 0.5 * (from + to + Math.sqrt(difference * difference + 2.0 * sigma * sigma * random.nextExponential()));
    }

    private static double[] freeBridge(
            long first, long last, double sigmaTicks, double[] varianceShares, SeededRandom random) {
        int steps = varianceShares.length;
        double[] walk = new double[steps + 1];
        for (int i = 0; i < steps; i++) {
            walk[i + 1] = walk[i] + Math.sqrt(varianceShares[i]) * random.nextGaussian();
        }
        double end = walk[steps];
        double elapsed = 0;
        for (int i = 0; i <= steps; i++) {
            walk[i] = first + (last - first) * elapsed + sigmaTicks * (walk[i] - elapsed * end);
            elapsed += i < steps ? varianceShares[i] : 0;
        }
        return walk;
    }

    /**
     * Where a path does not come up to a bound, scales what lies beyond {@code edge} (above for sign 1, below for sign -1) so that
     * it does.
     */
    private static void stretch(double[] path, double edge, double bound, int sign) {
        double furthest = 0;
        for (double point : path) {
            furthest = Math.max(furthest, sign * (point - edge));
        }
        double room = sign * (bound - edge);
        if (furthest == 0 || furthest >= room) {
            return;
        }
        double factor = Math.min(MAX_STRETCH, room / furthest);
        for (int i = 0; i < path.length; i++) {
            double beyond = sign * (path[i] - edge);
            if (beyond > 0) {
                path[i] = edge + sign * beyond * factor;
            }
        }
    }

    /** Turns a path that runs through a bound back at it, as a mirror does, so that it goes on moving inside. */
    private static double reflect(double point, long low, long high) {
        double span = high - low;
        if (span == 0) {
            return low;
        }
        double turned = (point - low) % (2 * span);
        double unfolded = turned < 0 ? turned + 2 * span : turned;
        return low + (unfolded <= span ? unfolded : 2 * span - unfolded);
    }
}

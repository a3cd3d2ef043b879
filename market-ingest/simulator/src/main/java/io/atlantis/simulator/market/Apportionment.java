package io.atlantis.simulator.market;

/** Shares out whole units by weights without losing or inventing one. */
final class Apportionment {

    private Apportionment() {}

    /**
     * Gives each part its minimum and shares out the rest by weight, cumulatively rounded so that the parts sum to the
     * total exactly.
     *
     * @param total at least the sum of the minima
     * @param minima what each part gets at least
     * @param weights not negative, at least one positive
     */
    static long[] share(long total, long[] minima, double[] weights) {
        long rest = total;
        double weightSum = 0;
        for (int i = 0; i < minima.length; i++) {
            rest -= minima[i];
            weightSum += weights[i];
        }
        if (rest < 0) {
            throw new IllegalArgumentException("total=" + total + " is less than the sum of the minima");
        }
        long[] parts = new long[minima.length];
        long given = 0;
        double cumulative = 0;
        for (int i = 0; i < parts.length; i++) {
            cumulative += weights[i];
            long upTo = i == parts.length - 1 ? rest : Math.min(rest, (long) (rest * (cumulative / weightSum)));
            parts[i] = minima[i] + upTo - given;
            given = upTo;
        }
        return parts;
    }
}

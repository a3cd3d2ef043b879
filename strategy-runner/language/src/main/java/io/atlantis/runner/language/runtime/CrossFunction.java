package io.atlantis.runner.language.runtime;

import java.util.Arrays;

/**
 * Functions over the values that all symbols have at one time. NaN takes no part and stays NaN. Sums go over the symbols
 * in their order, so that results are the same in every run.
 */
public enum CrossFunction {
    /** 1 for the highest value; equal values share the mean of their places. */
    RANK_FROM_HIGHEST,
    /** 1 for the lowest value; equal values share the mean of their places. */
    RANK_FROM_LOWEST,
    /** {@code x - mean}. */
    DEMEAN,
    /** {@code (x - mean) / deviation}, the deviation of the population; 0 where all values are equal. */
    ZSCORE,
    /**
     * Values beyond the quantiles {@code p} and {@code 1 - p} become these; quantiles between two values are
     * interpolated linearly, as type 7 of R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages".
     */
    WINSORIZE,
    /** How many values there are. */
    COUNT;

    /** The greatest fraction that can be cut off on each side. */
    static final double MAX_FRACTION = 0.5;

    /**
     * Replaces values by results. Allocates nothing.
     *
     * @param values of the symbols, in their order
     * @param count of values
     * @param argument fraction of {@link #WINSORIZE}
     * @param scratch as long as the values; overwritten
     */
    void apply(double[] values, int count, double argument, double[] scratch) {
        int numbers = numbers(values, count, scratch);
        switch (this) {
            case RANK_FROM_HIGHEST, RANK_FROM_LOWEST -> rank(values, count, scratch, numbers);
            case DEMEAN -> subtract(values, count, mean(scratch, numbers));
            case ZSCORE -> standardize(values, count, scratch, numbers);
            case WINSORIZE -> clip(values, count, argument, scratch, numbers);
            case COUNT -> count(values, count, numbers);
        }
    }

    /** Copies the values that are numbers to the scratch's front; says how many. */
    private static int numbers(double[] values, int count, double[] scratch) {
        int numbers = 0;
        for (int i = 0; i < count; i++) {
            if (!Double.isNaN(values[i])) {
                // both zeros are one value
                scratch[numbers++] = values[i] + 0.0;
            }
        }
        return numbers;
    }

    private void rank(double[] values, int count, double[] sorted, int numbers) {
        Arrays.sort(sorted, 0, numbers);
        for (int i = 0; i < count; i++) {
            if (!Double.isNaN(values[i])) {
                int below = below(sorted, numbers, values[i]);
                int notAbove = notAbove(sorted, numbers, values[i]);
                int better = this == RANK_FROM_LOWEST ? below : numbers - notAbove;
                values[i] = better + (notAbove - below + 1) / 2.0;
            }
        }
    }

    /** Values less than the given one, by halving. */
    private static int below(double[] sorted, int numbers, double value) {
        int low = 0;
        int high = numbers;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Values less than the given one or equal to it, by halving. */
    private static int notAbove(double[] sorted, int numbers, double value) {
        int low = 0;
        int high = numbers;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double mean(double[] numbers, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += numbers[i];
        }
        return sum / count;
    }

    private static void subtract(double[] values, int count, double mean) {
        for (int i = 0; i < count; i++) {
            values[i] -= mean;
        }
    }

    private static void standardize(double[] values, int count, double[] numbers, int size) {
        double mean = mean(numbers, size);
        boolean allEqual = true;
        double squares = 0;
        for (int i = 0; i < size; i++) {
            allEqual &= numbers[i] == numbers[0];
            squares += (numbers[i] - mean) * (numbers[i] - mean);
        }
        double deviation = Math.sqrt(squares / size);
        for (int i = 0; i < count; i++) {
            boolean isNumber = !Double.isNaN(values[i]);
            values[i] = isNumber && allEqual ? 0.0 : (values[i] - mean) / deviation;
        }
    }

    private static void clip(double[] values, int count, double fraction, double[] sorted, int numbers) {
        if (numbers == 0) {
            return;
        }
        Arrays.sort(sorted, 0, numbers);
        double least = quantile(sorted, numbers, fraction);
        double greatest = quantile(sorted, numbers, 1 - fraction);
        for (int i = 0; i < count; i++) {
            if (values[i] < least) {
                values[i] = least;
            } else if (values[i] > greatest) {
                values[i] = greatest;
            }
        }
    }

    private static double quantile(double[] sorted, int numbers, double share) {
        double place = share * (numbers - 1);
        int lower = (int) place;
        double between = place - lower;
        return between == 0 ? sorted[lower] : sorted[lower] + between * (sorted[lower + 1] - sorted[lower]);
    }

    private static void count(double[] values, int count, int numbers) {
        for (int i = 0; i < count; i++) {
            values[i] = Double.isNaN(values[i]) ? Double.NaN : numbers;
        }
    }
}

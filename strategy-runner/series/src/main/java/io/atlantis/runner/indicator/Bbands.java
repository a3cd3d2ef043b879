package io.atlantis.runner.indicator;

/**
 * Bollinger bands as TA-Lib's BBANDS (J. Bollinger, 1983): the middle is the {@link Sma}, the bands lie {@code
 * multiplier} times the {@link Stdev} above and below it. First values at the n-th number. The multiplier is read at
 * each bar.
 */
public final class Bbands implements MultiKernel {
    private final Sma mean;
    private final Stdev deviation;
    private double middle = Double.NaN;
    private double distance = Double.NaN;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if a length is out of range
     */
    public Bbands(int length) {
        mean = new Sma(Lengths.require("bbands", length));
        deviation = new Stdev(length);
    }

    /** Takes the next bar, oldest first. */
    public void update(double value, double multiplier) {
        middle = mean.update(value);
        distance = multiplier * deviation.update(value);
    }

    @Override
    public int outputs() {
        return 3;
    }

    @Override
    public double output(int index) {
        return switch (index) {
            case 0 -> middle + distance;
            case 1 -> middle;
            case 2 -> middle - distance;
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /** The upper band, alone. */
    public static final class Upper {
        private final Bbands kernel;

        /**
         * @param length bars, from 1
         * @throws IllegalArgumentException if a length is out of range
         */
        public Upper(int length) {
            kernel = new Bbands(length);
        }

        /**
         * Takes the next bar, oldest first.
         *
         * @return the upper band at that bar, or NaN while it warms up
         */
        public double update(double value, double multiplier) {
            kernel.update(value, multiplier);
            return kernel.output(0);
        }
    }

    /** The middle, alone. */
    public static final class Middle {
        private final Bbands kernel;

        /**
         * @param length bars, from 1
         * @throws IllegalArgumentException if a length is out of range
         */
        public Middle(int length) {
            kernel = new Bbands(length);
        }

        /**
         * Takes the next bar, oldest first.
         *
         * @return the middle at that bar, or NaN while it warms up
         */
        public double update(double value, double multiplier) {
            kernel.update(value, multiplier);
            return kernel.output(1);
        }
    }

    /** The lower band, alone. */
    public static final class Lower {
        private final Bbands kernel;

        /**
         * @param length bars, from 1
         * @throws IllegalArgumentException if a length is out of range
         */
        public Lower(int length) {
            kernel = new Bbands(length);
        }

        /**
         * Takes the next bar, oldest first.
         *
         * @return the lower band at that bar, or NaN while it warms up
         */
        public double update(double value, double multiplier) {
            kernel.update(value, multiplier);
            return kernel.output(2);
        }
    }
}

package io.atlantis.runner.indicator;

/**
 * Donchian channel (R. Donchian): the highest high and the lowest low of the last {@code n} bars, the present one
 * included, and the middle between them. First values at the n-th bar.
 */
public final class Donchian implements MultiKernel {
    private final Highest highest;
    private final Lowest lowest;
    private double upper = Double.NaN;
    private double lower = Double.NaN;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if a length is out of range
     */
    public Donchian(int length) {
        highest = new Highest(Lengths.require("donchian", length));
        lowest = new Lowest(length);
    }

    /** Takes the next bar, oldest first. */
    public void update(double high, double low) {
        upper = highest.update(high);
        lower = lowest.update(low);
    }

    @Override
    public int outputs() {
        return 3;
    }

    @Override
    public double output(int index) {
        return switch (index) {
            case 0 -> upper;
            case 1 -> (upper + lower) / 2.0;
            case 2 -> lower;
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /** The highest high, alone. */
    public static final class Upper {
        private final Donchian kernel;

        /**
         * @param length bars, from 1
         * @throws IllegalArgumentException if a length is out of range
         */
        public Upper(int length) {
            kernel = new Donchian(length);
        }

        /**
         * Takes the next bar, oldest first.
         *
         * @return the highest high at that bar, or NaN while it warms up
         */
        public double update(double high, double low) {
            kernel.update(high, low);
            return kernel.output(0);
        }
    }

    /** The middle, alone. */
    public static final class Middle {
        private final Donchian kernel;

        /**
         * @param length bars, from 1
         * @throws IllegalArgumentException if a length is out of range
         */
        public Middle(int length) {
            kernel = new Donchian(length);
        }

        /**
         * Takes the next bar, oldest first.
         *
         * @return the middle at that bar, or NaN while it warms up
         */
        public double update(double high, double low) {
            kernel.update(high, low);
            return kernel.output(1);
        }
    }

    /** The lowest low, alone. */
    public static final class Lower {
        private final Donchian kernel;

        /**
         * @param length bars, from 1
         * @throws IllegalArgumentException if a length is out of range
         */
        public Lower(int length) {
            kernel = new Donchian(length);
        }

        /**
         * Takes the next bar, oldest first.
         *
         * @return the lowest low at that bar, or NaN while it warms up
         */
        public double update(double high, double low) {
            kernel.update(high, low);
            return kernel.output(2);
        }
    }
}

package io.atlantis.runner.indicator;

/**
 * Keltner channel in L. Raschke's form: the middle is the {@link Ema} of a series, the bands lie {@code multiplier}
 * times the {@link Atr} of the bars above and below it. Middle from the n-th number on, bands from bar n + 1. The
 * multiplier is read at each bar.
 */
public final class Keltner implements MultiKernel {
    private final Ema average;
    private final Atr range;
    private double middle = Double.NaN;
    private double distance = Double.NaN;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if a length is out of range
     */
    public Keltner(int length) {
        average = new Ema(Lengths.require("keltner", length));
        range = new Atr(length);
    }

    /** Takes the next bar, oldest first. */
    public void update(double value, double high, double low, double close, double multiplier) {
        middle = average.update(value);
        distance = multiplier * range.update(high, low, close);
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
        private final Keltner kernel;

        /**
         * @param length bars, from 1
         * @throws IllegalArgumentException if a length is out of range
         */
        public Upper(int length) {
            kernel = new Keltner(length);
        }

        /**
         * Takes the next bar, oldest first.
         *
         * @return the upper band at that bar, or NaN while it warms up
         */
        public double update(double value, double high, double low, double close, double multiplier) {
            kernel.update(value, high, low, close, multiplier);
            return kernel.output(0);
        }
    }

    /** The middle, alone. */
    public static final class Middle {
        private final Keltner kernel;

        /**
         * @param length bars, from 1
         * @throws IllegalArgumentException if a length is out of range
         */
        public Middle(int length) {
            kernel = new Keltner(length);
        }

        /**
         * Takes the next bar, oldest first.
         *
         * @return the middle at that bar, or NaN while it warms up
         */
        public double update(double value, double high, double low, double close, double multiplier) {
            kernel.update(value, high, low, close, multiplier);
            return kernel.output(1);
        }
    }

    /** The lower band, alone. */
    public static final class Lower {
        private final Keltner kernel;

        /**
         * @param length bars, from 1
         * @throws IllegalArgumentException if a length is out of range
         */
        public Lower(int length) {
            kernel = new Keltner(length);
        }

        /**
         * Takes the next bar, oldest first.
         *
         * @return the lower band at that bar, or NaN while it warms up
         */
        public double update(double value, double high, double low, double close, double multiplier) {
            kernel.update(value, high, low, close, multiplier);
            return kernel.output(2);
        }
    }
}

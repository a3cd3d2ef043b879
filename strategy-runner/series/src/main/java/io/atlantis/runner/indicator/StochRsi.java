package io.atlantis.runner.indicator;

/**
 * Stochastic RSI as TA-Lib's STOCHRSI with simple averages (T. Chande, S. Kroll, "The New Technical Trader", 1994): %K
 * is the place of the {@link Rsi} in its range of the last {@code stoch} values, in percent, 0 without a range; %D the
 * {@link Sma} of %K over {@code signal} bars. %K from number {@code length + stoch} on, %D from {@code length + stoch +
 * signal - 1}; TA-Lib shows %K from there only.
 */
public final class StochRsi implements MultiKernel {
    private final Rsi rsi;
    private final Stoch place;
    private final Sma average;
    private double k = Double.NaN;
    private double d = Double.NaN;

    /**
     * @param length bars, from 1
     * @param stoch bars, from 1
     * @param signal bars, from 1
     * @throws IllegalArgumentException if a length is out of range
     */
    public StochRsi(int length, int stoch, int signal) {
        rsi = new Rsi(Lengths.require("stochrsi", length));
        place = new Stoch(stoch);
        average = new Sma(signal);
    }

    /** Takes the next bar, oldest first. */
    public void update(double value) {
        double strength = rsi.update(value);
        k = place.update(strength, strength, strength);
        d = average.update(k);
    }

    @Override
    public int outputs() {
        return 2;
    }

    @Override
    public double output(int index) {
        return switch (index) {
            case 0 -> k;
            case 1 -> d;
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /** %K, alone. */
    public static final class K {
        private final StochRsi kernel;

        /**
         * @param length bars, from 1
         * @param stoch bars, from 1
         * @param signal bars, from 1
         * @throws IllegalArgumentException if a length is out of range
         */
        public K(int length, int stoch, int signal) {
            kernel = new StochRsi(length, stoch, signal);
        }

        /**
         * Takes the next bar, oldest first.
         *
         * @return %K at that bar, or NaN while it warms up
         */
        public double update(double value) {
            kernel.update(value);
            return kernel.output(0);
        }
    }

    /** %D, alone. */
    public static final class D {
        private final StochRsi kernel;

        /**
         * @param length bars, from 1
         * @param stoch bars, from 1
         * @param signal bars, from 1
         * @throws IllegalArgumentException if a length is out of range
         */
        public D(int length, int stoch, int signal) {
            kernel = new StochRsi(length, stoch, signal);
        }

        /**
         * Takes the next bar, oldest first.
         *
         * @return %D at that bar, or NaN while it warms up
         */
        public double update(double value) {
            kernel.update(value);
            return kernel.output(1);
        }
    }
}

package io.atlantis.runner.indicator;

/**
 * Stochastic oscillator as TA-Lib's STOCH with simple averages (G. Lane): %K is the {@link Sma} over {@code smooth} bars
 * of {@link Stoch} over {@code length}, %D that of %K over {@code signal}. %K from bar {@code length + smooth - 1} on,
 * %D from {@code length + smooth + signal - 2}; TA-Lib shows %K from there only.
 */
public final class SlowStoch implements MultiKernel {
    private final Stoch fast;
    private final Sma smoothing;
    private final Sma average;
    private double k = Double.NaN;
    private double d = Double.NaN;

    /**
     * @param length bars, from 1
     * @param smooth bars, from 1
     * @param signal bars, from 1
     * @throws IllegalArgumentException if a length is out of range
     */
    public SlowStoch(int length, int smooth, int signal) {
        fast = new Stoch(Lengths.require("stoch", length));
        smoothing = new Sma(smooth);
        average = new Sma(signal);
    }

    /** Takes the next bar, oldest first. */
    public void update(double high, double low, double close) {
        k = smoothing.update(fast.update(high, low, close));
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
        private final SlowStoch kernel;

        /**
         * @param length bars, from 1
         * @param smooth bars, from 1
         * @param signal bars, from 1
         * @throws IllegalArgumentException if a length is out of range
         */
        public K(int length, int smooth, int signal) {
            kernel = new SlowStoch(length, smooth, signal);
        }

        /**
         * Takes the next bar, oldest first.
         *
         * @return %K at that bar, or NaN while it warms up
         */
        public double update(double high, double low, double close) {
            kernel.update(high, low, close);
            return kernel.output(0);
        }
    }

    /** %D, alone. */
    public static final class D {
        private final SlowStoch kernel;

        /**
         * @param length bars, from 1
         * @param smooth bars, from 1
         * @param signal bars, from 1
         * @throws IllegalArgumentException if a length is out of range
         */
        public D(int length, int smooth, int signal) {
            kernel = new SlowStoch(length, smooth, signal);
        }

        /**
         * Takes the next bar, oldest first.
         *
         * @return %D at that bar, or NaN while it warms up
         */
        public double update(double high, double low, double close) {
            kernel.update(high, low, close);
            return kernel.output(1);
        }
    }
}

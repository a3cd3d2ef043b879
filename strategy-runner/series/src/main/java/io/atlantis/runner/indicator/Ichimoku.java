package io.atlantis.runner.indicator;

/**
 * Ichimoku's lines (G. Hosoda, 1969), each the middle of a {@link Donchian} channel: the conversion line over {@code
 * conversion} bars, the base line over {@code base}, span B over {@code span}; span A is the mean of conversion and base
 * line. All stand at the bar that they are computed from: a chart draws the spans {@code base} bars further right, so
 * the cloud over the present bar is the span of {@code base} bars ago. The lagging line is the close itself, drawn in
 * the past. First values at bars {@code conversion}, {@code base}, the greater of both, and {@code span}.
 */
public final class Ichimoku implements MultiKernel {
    private final Donchian.Middle conversionChannel;
    private final Donchian.Middle baseChannel;
    private final Donchian.Middle spanChannel;
    private double conversionLine = Double.NaN;
    private double baseLine = Double.NaN;
    private double spanB = Double.NaN;

    /**
     * @param conversion bars, from 1
     * @param base bars, from 1
     * @param span bars, from 1
     * @throws IllegalArgumentException if a length is out of range
     */
    public Ichimoku(int conversion, int base, int span) {
        conversionChannel = new Donchian.Middle(conversion);
        baseChannel = new Donchian.Middle(base);
        spanChannel = new Donchian.Middle(span);
    }

    /** Takes the next bar, oldest first. */
    public void update(double high, double low) {
        conversionLine = conversionChannel.update(high, low);
        baseLine = baseChannel.update(high, low);
        spanB = spanChannel.update(high, low);
    }

    @Override
    public int outputs() {
        return 4;
    }

    @Override
    public double output(int index) {
        return switch (index) {
            case 0 -> conversionLine;
            case 1 -> baseLine;
            case 2 -> (conversionLine + baseLine) / 2.0;
            case 3 -> spanB;
            default -> throw new IndexOutOfBoundsException(index);
        };
    }

    /** The conversion line, alone. */
    public static final class Conversion {
        private final Ichimoku kernel;

        /**
         * @param conversion bars, from 1
         * @param base bars, from 1
         * @param span bars, from 1
         * @throws IllegalArgumentException if a length is out of range
         */
        public Conversion(int conversion, int base, int span) {
            kernel = new Ichimoku(conversion, base, span);
        }

        /**
         * Takes the next bar, oldest first.
         *
         * @return the conversion line at that bar, or NaN while it warms up
         */
        public double update(double high, double low) {
            kernel.update(high, low);
            return kernel.output(0);
        }
    }

    /** The base line, alone. */
    public static final class Base {
        private final Ichimoku kernel;

        /**
         * @param conversion bars, from 1
         * @param base bars, from 1
         * @param span bars, from 1
         * @throws IllegalArgumentException if a length is out of range
         */
        public Base(int conversion, int base, int span) {
            kernel = new Ichimoku(conversion, base, span);
        }

        /**
         * Takes the next bar, oldest first.
         *
         * @return the base line at that bar, or NaN while it warms up
         */
        public double update(double high, double low) {
            kernel.update(high, low);
            return kernel.output(1);
        }
    }

    /** Span A, alone. */
    public static final class SpanA {
        private final Ichimoku kernel;

        /**
         * @param conversion bars, from 1
         * @param base bars, from 1
         * @param span bars, from 1
         * @throws IllegalArgumentException if a length is out of range
         */
        public SpanA(int conversion, int base, int span) {
            kernel = new Ichimoku(conversion, base, span);
        }

        /**
         * Takes the next bar, oldest first.
         *
         * @return span A at that bar, or NaN while it warms up
         */
        public double update(double high, double low) {
            kernel.update(high, low);
            return kernel.output(2);
        }
    }

    /** Span B, alone. */
    public static final class SpanB {
        private final Ichimoku kernel;

        /**
         * @param conversion bars, from 1
         * @param base bars, from 1
         * @param span bars, from 1
         * @throws IllegalArgumentException if a length is out of range
         */
        public SpanB(int conversion, int base, int span) {
            kernel = new Ichimoku(conversion, base, span);
        }

        /**
         * Takes the next bar, oldest first.
         *
         * @return span B at that bar, or NaN while it warms up
         */
        public double update(double high, double low) {
            kernel.update(high, low);
            return kernel.output(3);
        }
    }
}

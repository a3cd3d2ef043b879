package io.atlantis.runner.indicator;

/**
 * Ichimoku's lines (G. Hosoda, 1969), each the middle of a {@link Donchian} channel: the conversion line over {@code
 * conversion} bars, the base line over {@code base}, span B over {@code span}; span A is the mean of conversion and base
 * line. All stand at the bar that they are computed from: a chart draws the spans {@code base} bars further right, so
 * the cloud over the present bar is the span of {@code base} bars ago. The lagging line is the close itself, drawn in
 * the past. First values at bars {@code conversion}, {@code base}, the greater of both, and {@code span}.
 */
public final class Ichimoku implements MultiKernel {
    private final Donchian conversionChannel;
    private final Donchian baseChannel;
    private final Donchian spanChannel;
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
        conversionChannel = new Donchian(conversion);
        baseChannel = new Donchian(base);
        spanChannel = new Donchian(span);
    }

    /** Takes the next bar, oldest first. */
    public void update(double high, double low) {
        conversionLine = middle(conversionChannel, high, low);
        baseLine = middle(baseChannel, high, low);
        spanB = middle(spanChannel, high, low);
    }

    private static double middle(Donchian channel, double high, double low) {
        channel.update(high, low);
        return channel.output(1);
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
}

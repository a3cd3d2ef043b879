package io.atlantis.runner.language;

import io.atlantis.runner.language.runtime.BarColumns;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/** Bars that no market has made: holes, flat stretches, one bar, numbers near the ends of the doubles. */
final class RoughBars {
    private RoughBars() {}

    /** Bars of one of the kinds. */
    static BarColumns draw(RandomGenerator random) {
        int count = random.nextInt(8) == 0 ? 1 : random.nextInt(2, 150);
        return switch (random.nextInt(6)) {
            case 0 -> of(count, () -> 100.0);
            case 1 -> of(count, () -> 1e300 * (random.nextDouble() - 0.5));
            case 2 -> of(count, () -> 1e-300 * random.nextDouble());
            case 3 -> of(count, () -> Double.longBitsToDouble(random.nextLong()));
            case 4 -> of(count, () -> random.nextInt(12) == 0 ? special(random) : 100 + random.nextInt(5));
            default -> holed(Bars.walk(count, random.nextLong()), random);
        };
    }

    private static double special(RandomGenerator random) {
        double[] specials = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0, -0.0, Double.MAX_VALUE
        };
        return specials[random.nextInt(specials.length)];
    }

    private static BarColumns holed(BarColumns bars, RandomGenerator random) {
        for (int bar = 0; bar < bars.capacity(); bar++) {
            if (random.nextInt(30) == 0) {
                bars.close().set(bar, Double.NaN);
            }
            if (random.nextInt(30) == 0) {
                bars.high().set(bar, Double.NaN);
            }
            if (random.nextInt(30) == 0) {
                bars.volume().set(bar, Double.NaN);
            }
        }
        return bars;
    }

    private static BarColumns of(int count, DoubleSupplier values) {
        return Bars.of(
                column(count, values),
                column(count, values),
                column(count, values),
                column(count, values),
                column(count, values));
    }

    private static double[] column(int count, DoubleSupplier values) {
        double[] column = new double[count];
        for (int i = 0; i < count; i++) {
            column[i] = values.getAsDouble();
        }
        return column;
    }
}

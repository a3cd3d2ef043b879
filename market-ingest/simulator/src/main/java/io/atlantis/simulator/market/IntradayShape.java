package io.atlantis.simulator.market;

import java.util.stream.IntStream;

/**
 * How activity is spread over the day (UTC). Volume is U-shaped over the main session, 13:30 to 20:00, as on exchanges
 * (Admati and Pfleiderer, 1988), rises before it and is thin at night; trades and volatility follow more gently.
 */
final class IntradayShape {

    static final int MINUTES_PER_DAY = 1_440;

    private static final int EARLY_START_MINUTE = 8 * 60;
    private static final int SESSION_START_MINUTE = 13 * 60 + 30;
    private static final int SESSION_END_MINUTE = 20 * 60;
    private static final double NIGHT = 0.35;
    private static final double BEFORE_SESSION = 0.7;
    private static final double SESSION_TROUGH = 1.2;
    private static final double SESSION_SMILE = 2.0;

    private static final double[] MINUTE_VOLUME = IntStream.range(0, MINUTES_PER_DAY)
            .mapToDouble(IntradayShape::volumeAt)
            .toArray();

    private IntradayShape() {}

    /** Relative volume of {@code parts} equal stretches from a minute of the day on; fresh array. */
    static double[] volume(int fromMinute, int minutesPerPart, int parts) {
        double[] weights = new double[parts];
        for (int part = 0; part < parts; part++) {
            for (int i = 0; i < minutesPerPart; i++) {
                weights[part] += MINUTE_VOLUME[fromMinute + part * minutesPerPart + i] / minutesPerPart;
            }
        }
        return weights;
    }

    private static double volumeAt(int minute) {
        if (minute >= SESSION_START_MINUTE && minute < SESSION_END_MINUTE) {
            double across = 2.0 * (minute - SESSION_START_MINUTE) / (SESSION_END_MINUTE - SESSION_START_MINUTE) - 1.0;
            return SESSION_TROUGH + SESSION_SMILE * across * across;
        }
        if (minute >= EARLY_START_MINUTE && minute < SESSION_START_MINUTE) {
            double across = (double) (minute - EARLY_START_MINUTE) / (SESSION_START_MINUTE - EARLY_START_MINUTE);
            return NIGHT + (BEFORE_SESSION - NIGHT) * across;
        }
        return NIGHT;
    }
}

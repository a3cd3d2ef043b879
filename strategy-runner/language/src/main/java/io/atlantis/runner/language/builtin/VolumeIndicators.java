package io.atlantis.runner.language.builtin;

import static io.atlantis.runner.language.builtin.BarField.CLOSE;
import static io.atlantis.runner.language.builtin.BarField.HIGH;
import static io.atlantis.runner.language.builtin.BarField.LOW;
import static io.atlantis.runner.language.builtin.BarField.VOLUME;
import static io.atlantis.runner.language.builtin.IndicatorBuilder.of;

import io.atlantis.runner.indicator.Ad;
import io.atlantis.runner.indicator.Cmf;
import io.atlantis.runner.indicator.Obv;
import io.atlantis.runner.indicator.Vwap;
import java.util.List;

/** Price and volume together. */
final class VolumeIndicators {
    static final List<Indicator> ALL = List.of(
            of("vwap", Vwap.class)
                    .input("source")
                    .bars(VOLUME)
                    .optionalCondition("anchor")
                    .whole()
                    .says("Average price by volume since the last bar where anchor held, else since the first")
                    .from("S. Berkowitz, D. Logue, E. Noser 1988")
                    .number("1"),
            of("obv", Obv.class)
                    .bars(CLOSE, VOLUME)
                    .whole()
                    .says("On-balance volume: volume added when the close rises, taken away when it falls")
                    .from("TA-Lib OBV")
                    .number("1"),
            of("ad", Ad.class)
                    .bars(HIGH, LOW, CLOSE, VOLUME)
                    .whole()
                    .says("Accumulation and distribution: the sum of volume times the place of the close in its bar")
                    .from("TA-Lib AD")
                    .number("1"),
            of("cmf", Cmf.class)
                    .bars(HIGH, LOW, CLOSE, VOLUME)
                    .window("length")
                    .says("Chaikin's money flow: the movement of ad in length bars over their volume")
                    .from("M. Chaikin")
                    .number("length"));

    private VolumeIndicators() {}
}

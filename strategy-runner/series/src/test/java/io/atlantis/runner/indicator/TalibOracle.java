package io.atlantis.runner.indicator;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import java.util.Arrays;

/** Calls TA-Lib's Java port and gives its answers one value a bar, NaN before the first. */
final class TalibOracle {
    private TalibOracle() {}

    /** A function of TA-Lib over all bars, with one output. */
    interface Single {
        RetCode call(Core core, int end, MInteger begin, MInteger count, double[] out);
    }

    /** A function with up to three outputs; those it hasn't are ignored. */
    interface Multiple {
        RetCode call(
                Core core, int end, MInteger begin, MInteger count, double[] first, double[] second, double[] third);
    }

    static double[] one(int size, Single function) {
        return output(
                size,
                0,
                (core, end, begin, count, first, second, third) -> function.call(core, end, begin, count, first));
    }

    static double[] output(int size, int index, Multiple function) {
        double[][] outputs = new double[3][size];
        MInteger begin = new MInteger();
        MInteger count = new MInteger();
        RetCode code = function.call(new Core(), size - 1, begin, count, outputs[0], outputs[1], outputs[2]);
        if (code != RetCode.Success) {
            throw new IllegalStateException("TA-Lib says " + code);
        }
        double[] aligned = new double[size];
        Arrays.fill(aligned, Double.NaN);
        System.arraycopy(outputs[index], 0, aligned, begin.value, count.value);
        return aligned;
    }
}

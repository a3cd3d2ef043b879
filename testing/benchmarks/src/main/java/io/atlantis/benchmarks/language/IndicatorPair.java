package io.atlantis.benchmarks.language;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import io.atlantis.runner.indicator.Bbands;
import io.atlantis.runner.indicator.Ema;
import io.atlantis.runner.indicator.Rsi;
import io.atlantis.runner.indicator.Sma;

/** An indicator that both have. Each writes its lines into the arrays given, as many as it has. */
enum IndicatorPair {
    SMA {
        @Override
        void kernel(double[] prices, double[][] out) {
            Sma sma = new Sma(20);
            double[] line = out[0];
            for (int i = 0; i < prices.length; i++) {
                line[i] = sma.update(prices[i]);
            }
        }

        @Override
        void talib(double[] prices, double[][] out) {
            CORE.sma(0, prices.length - 1, prices, 20, new MInteger(), new MInteger(), out[0]);
        }
    },
    EMA {
        @Override
        void kernel(double[] prices, double[][] out) {
            Ema ema = new Ema(20);
            double[] line = out[0];
            for (int i = 0; i < prices.length; i++) {
                line[i] = ema.update(prices[i]);
            }
        }

        @Override
        void talib(double[] prices, double[][] out) {
            CORE.ema(0, prices.length - 1, prices, 20, new MInteger(), new MInteger(), out[0]);
        }
    },
    RSI {
        @Override
        void kernel(double[] prices, double[][] out) {
            Rsi rsi = new Rsi(14);
            double[] line = out[0];
            for (int i = 0; i < prices.length; i++) {
                line[i] = rsi.update(prices[i]);
            }
        }

        @Override
        void talib(double[] prices, double[][] out) {
            CORE.rsi(0, prices.length - 1, prices, 14, new MInteger(), new MInteger(), out[0]);
        }
    },
    BBANDS {
        @Override
        void kernel(double[] prices, double[][] out) {
            Bbands bands = new Bbands(20);
            double[] upper = out[0];
            double[] middle = out[1];
            double[] lower = out[2];
            for (int i = 0; i < prices.length; i++) {
                bands.update(prices[i], 2.0);
                upper[i] = bands.output(0);
                middle[i] = bands.output(1);
                lower[i] = bands.output(2);
            }
        }

        @Override
        void talib(double[] prices, double[][] out) {
            CORE.bbands(
                    0,
                    prices.length - 1,
                    prices,
                    20,
                    2.0,
                    2.0,
                    MAType.Sma,
                    new MInteger(),
                    new MInteger(),
                    out[0],
                    out[1],
                    out[2]);
        }
    };

    /** Most lines of an indicator. */
    static final int OUTPUTS = 3;

    /** Holds settings only, that nobody changes. */
    private static final Core CORE = new Core();

    abstract void kernel(double[] prices, double[][] out);

    abstract void talib(double[] prices, double[][] out);
}

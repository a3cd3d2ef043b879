"""Writes talib-vectors.csv: 600 bars from a seeded generator and what TA-Lib makes of them.

pip install TA-Lib==0.8.2 numpy; python3 talib-vectors.py > talib-vectors.csv
The values are printed so that they read back as the same doubles; "nan" while an indicator warms up.
"""
import random

import numpy as np
import talib

random.seed(20260101)
bars = []
close = 100.0
for _ in range(600):
    open_ = round(close * (1 + random.gauss(0, 0.004)), 2)
    close = round(max(1.0, open_ * (1 + random.gauss(0.0002, 0.015))), 2)
    high = round(max(open_, close) * (1 + abs(random.gauss(0, 0.004))), 2)
    low = round(min(open_, close) * (1 - abs(random.gauss(0, 0.004))), 2)
    bars.append((open_, high, low, close, float(random.randrange(1_000, 5_000_000))))

o, h, l, c, v = (np.array(column) for column in zip(*bars))
rsi = talib.RSI(c, 14)
columns = {
    "open": o, "high": h, "low": l, "close": c, "volume": v,
    "sma 10": talib.SMA(c, 10), "sma 200": talib.SMA(c, 200), "sma 1": talib.SMA(c, 1),
    "ema 12": talib.EMA(c, 12), "ema 50": talib.EMA(c, 50),
    "rsi 14": rsi, "rsi 2": talib.RSI(c, 2),
    "atr 14": talib.ATR(h, l, c, 14), "atr 1": talib.ATR(h, l, c, 1), "tr": talib.TRANGE(h, l, c),
    "highest 20": talib.MAX(c, 20), "lowest 20": talib.MIN(c, 20),
    "wma 9": talib.WMA(c, 9), "stdev 20": talib.STDDEV(c, 20), "variance 20": talib.VAR(c, 20),
    "roc 12": talib.ROC(c, 12), "mom 10": talib.MOM(c, 10), "change 10": talib.MOM(c, 10),
    "dema 9": talib.DEMA(c, 9), "tema 9": talib.TEMA(c, 9), "linreg 14": talib.LINEARREG(c, 14),
    "obv": talib.OBV(c, v), "cci 20": talib.CCI(h, l, c, 20), "willr 14": talib.WILLR(h, l, c, 14),
    "mfi 14": talib.MFI(h, l, c, v, 14), "adx 14": talib.ADX(h, l, c, 14),
    "stoch 14": talib.STOCHF(h, l, c, 14, 1)[0],
    "sma 10 of rsi 14": talib.SMA(rsi, 10), "ema 10 of rsi 14": talib.EMA(rsi, 10),
}
print(",".join(columns))
for row in zip(*columns.values()):
    print(",".join(repr(float(x)) for x in row))

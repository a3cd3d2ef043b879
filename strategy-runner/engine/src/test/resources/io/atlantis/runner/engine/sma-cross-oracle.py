"""An independent model of sma-cross.py, in exact decimals, that shares no code with the engine.

Writes sma-cross-bars.csv (500 bars from a seeded generator) and, for each set of costs, what trading them must give:
python3 sma-cross-oracle.py    (Python 3.11, standard library only)
"""
import datetime
import json
import math
import random
from decimal import ROUND_HALF_EVEN, Decimal

UNIT = Decimal("1e-8")
FAST, SLOW, FRACTION = 5, 20, Decimal("0.95")


def bars():
    random.seed(20260102)
    close, time, rows = 50.0, datetime.datetime(2020, 1, 1), []
    for _ in range(500):
        open_ = round(close * (1 + random.gauss(0, 0.01)), 2)
        close = round(max(1.0, open_ * (1 + random.gauss(0.0005, 0.02))), 2)
        high = round(max(open_, close) * (1 + abs(random.gauss(0, 0.005))), 2)
        low = round(min(open_, close) * (1 - abs(random.gauss(0, 0.005))), 2)
        rows.append((time.strftime("%Y-%m-%dT%H:%M:%SZ"), open_, high, low, close, random.randrange(1000, 100000)))
        time += datetime.timedelta(days=1)
    return rows


def sma(closes, end, length):
    return math.fsum(closes[end + 1 - length : end + 1]) / length if end + 1 >= length else math.nan


def text(amount):
    return format(amount.quantize(UNIT).normalize(), "f")


def run(rows, pct, per_share, bps):
    closes = [row[4] for row in rows]
    cash, held, basis, entry_fee, entry = Decimal(10000), 0, Decimal(0), Decimal(0), None
    trades, equity, pending = [], [], None
    for i, (time, open_, _, _, close, _) in enumerate(rows):
        if pending is not None and pending != held:
            wanted = pending - held
            worse = 1 + bps / 10000 if wanted > 0 else 1 - bps / 10000
            price = (Decimal(str(open_)) * worse).quantize(UNIT, ROUND_HALF_EVEN)
            fee = lambda n: (n * price * pct / 100).quantize(UNIT, ROUND_HALF_EVEN) + n * per_share
            while wanted > 0 and wanted * price + fee(wanted) > cash:
                wanted -= 1
            cash -= wanted * price + fee(abs(wanted))
            if wanted > 0:
                held, basis, entry_fee, entry = wanted, wanted * price, fee(wanted), (time, price)
            else:
                pnl = held * price - basis - entry_fee - fee(held)
                trades.append([held, entry[0], text(entry[1]), time, text(price), text(pnl)])
                held = 0
        pending = None
        value = cash + held * Decimal(str(close))
        equity.append(text(value))
        before = sma(closes, i - 1, FAST), sma(closes, i - 1, SLOW)
        now = sma(closes, i, FAST), sma(closes, i, SLOW)
        if now[0] > now[1] and before[0] <= before[1]:
            pending = int(FRACTION * value / Decimal(str(close)))
        elif now[0] < now[1] and before[0] >= before[1]:
            pending = 0
    if held:
        mark = Decimal(str(closes[-1]))
        trades.append([held, entry[0], text(entry[1]), None, text(mark), text(held * mark - basis - entry_fee)])
    return {"trades": trades, "equity": equity}


rows = bars()
with open("sma-cross-bars.csv", "w") as out:
    out.write("time,open,high,low,close,volume\n")
    out.writelines(",".join(map(str, row)) + "\n" for row in rows)
costs = [("0", "0", "0"), ("0.1", "0.005", "5"), ("0", "1", "250")]
expected = {" ".join(c): run(rows, *map(Decimal, c)) for c in costs}
with open("sma-cross-expected.json", "w") as out:
    json.dump(expected, out, indent=1)
    out.write("\n")

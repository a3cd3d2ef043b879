"""An independent model of sma-cross.py, in exact decimals, that shares no code with the engine.

Writes sma-cross-bars.csv (500 bars from a seeded generator) and, for each set of costs, what trading them must give:
python3 sma-cross-oracle.py    (Python 3.11, standard library only)
"""
import datetime
import hashlib
import json
import math
import random
import struct
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


def e8(amount):
    return int(amount.quantize(UNIT) * 10**8)


def ns(time):
    return int(datetime.datetime.fromisoformat(time.replace("Z", "+00:00")).timestamp()) * 10**9


def hashed_trade(held, entry, exit_ns, exit_price, pnl, fees, bar):
    return ["TEST", "LONG", held, ns(entry[0]), e8(entry[1]), exit_ns, e8(exit_price), e8(pnl), e8(fees), bar - entry[2]]


def result_hash(orders, trades, equity):
    """SHA-256 over the canonical bytes, as docs/guides/backtesting.md defines them."""
    digest = hashlib.sha256()

    def put(value):
        if isinstance(value, str):
            utf8 = value.encode()
            digest.update(struct.pack(">q", len(utf8)) + utf8)
        else:
            digest.update(struct.pack(">q", value))

    put("atlantis-result-1")
    for rows in (orders, trades):
        put(len(rows))
        for row in rows:
            for value in row:
                put(value)
    put(len(equity) // 2)
    for value in equity:
        put(value)
    return digest.hexdigest()


def run(rows, pct, per_share, bps):
    closes = [row[4] for row in rows]
    cash, held, basis, entry_fee, entry = Decimal(10000), 0, Decimal(0), Decimal(0), None
    orders, trades, equity, pending = [], [], [], None
    hashed_trades, hashed_equity = [], []
    for i, (time, open_, _, _, close, _) in enumerate(rows):
        if pending is not None and pending != held:
            wanted = pending - held
            worse = 1 + bps / 10000 if wanted > 0 else 1 - bps / 10000
            price = (Decimal(str(open_)) * worse).quantize(UNIT, ROUND_HALF_EVEN)
            fee = lambda n: (n * price * pct / 100).quantize(UNIT, ROUND_HALF_EVEN) + n * per_share
            while wanted > 0 and wanted * price + fee(wanted) > cash:
                wanted -= 1
            cash -= wanted * price + fee(abs(wanted))
            orders[-1] += ["FILLED", wanted, ns(time), e8(price), e8(fee(abs(wanted)))]
            if wanted > 0:
                held, basis, entry_fee, entry = wanted, wanted * price, fee(wanted), (time, price, i)
            else:
                pnl = held * price - basis - entry_fee - fee(held)
                trades.append([held, entry[0], text(entry[1]), time, text(price), text(pnl)])
                hashed_trades.append(hashed_trade(held, entry, ns(time), price, pnl, entry_fee + fee(held), i))
                held = 0
        pending = None
        value = cash + held * Decimal(str(close))
        equity.append(text(value))
        hashed_equity += [ns(time), e8(value)]
        before = sma(closes, i - 1, FAST), sma(closes, i - 1, SLOW)
        now = sma(closes, i, FAST), sma(closes, i, SLOW)
        if now[0] > now[1] and before[0] <= before[1]:
            pending = int(FRACTION * value / Decimal(str(close)))
        elif now[0] < now[1] and before[0] >= before[1]:
            pending = 0
        if pending is not None and pending != held:
            side = "BUY" if pending > held else "SELL"
            orders.append([len(orders) + 1, "TEST", side, abs(pending - held), ns(time), ""])
    if pending is not None and pending != held:
        orders[-1].append("PENDING")
    if held:
        mark = Decimal(str(closes[-1]))
        pnl = held * mark - basis - entry_fee
        trades.append([held, entry[0], text(entry[1]), None, text(mark), text(pnl)])
        hashed_trades.append(hashed_trade(held, entry, -(2**63), mark, pnl, entry_fee, len(rows) - 1))
    return {"trades": trades, "equity": equity, "resultHash": result_hash(orders, hashed_trades, hashed_equity)}


rows = bars()
with open("sma-cross-bars.csv", "w") as out:
    out.write("time,open,high,low,close,volume\n")
    out.writelines(",".join(map(str, row)) + "\n" for row in rows)
costs = [("0", "0", "0"), ("0.1", "0.005", "5"), ("0", "1", "250")]
expected = {" ".join(c): run(rows, *map(Decimal, c)) for c in costs}
with open("sma-cross-expected.json", "w") as out:
    json.dump(expected, out, indent=1)
    out.write("\n")

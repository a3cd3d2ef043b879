"""Runs generated strategies on CPython and prints what they asked of their host, as bits: one line per program.

Input: the closes as one line of numbers, then the programs, each ended by a line '#end'.
"""
import signal
import struct
import sys
from math import ceil, floor, sqrt
from math import log as logarithm
from types import SimpleNamespace

ERRORS = {
    "ZeroDivisionError": "zero-division",
    "IndexError": "index-out-of-range",
    "KeyError": "key-missing",
    "ValueError": "math-domain",
    "OverflowError": "float-overflow",
    "TooLong": "too-long",
}


LIMIT_S = 5


class TooLong(Exception):
    """Python's ints have no end: a program that ours ends by an overflow may compute for hours here."""


def give_up(_signal, _frame):
    raise TooLong()


def bits(value):
    value = float(value)
    if value != value:
        return "7ff8000000000000"
    return struct.pack(">d", value).hex()


class Series(float):
    """The value of a series at the current bar, with its past."""

    def __new__(cls, values, bar):
        series = super().__new__(cls, values[bar])
        series.values, series.bar = values, bar
        return series

    def __getitem__(self, bars_ago):
        at = self.bar - bars_ago
        return self.values[at] if at >= 0 else float("nan")


def plain_sum(values):
    """From the left, rounded at each step: later versions of CPython compensate."""
    total = 0
    for value in values:
        total += value
    return total


def run(program, closes):
    calls = []
    names = {
        "floor": floor, "ceil": ceil, "sqrt": sqrt, "na": float("nan"),
        "sum": plain_sum,
        "state": SimpleNamespace,
        "isna": lambda x: x != x,
        "nz": lambda x, replacement=0.0: replacement if x != x else x,
        "buy": lambda quantity, tag="": calls.append("b" + bits(quantity) + tag),
        "log": lambda x: calls.append("l" + x) if isinstance(x, str) else logarithm(x),
        "alert": lambda text: calls.append("a" + text),
        "sell": lambda quantity, tag="": calls.append("s" + bits(quantity) + tag),
    }
    signal.setitimer(signal.ITIMER_REAL, LIMIT_S)
    try:
        exec(program, names)
        for bar in range(len(closes)):
            names["close"] = Series(closes, bar)
            names["bar_index"] = bar
            names["on_bar"]()
    except Exception as error:
        calls.append(ERRORS.get(type(error).__name__, repr(error)))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return " ".join(calls)


def main():
    signal.signal(signal.SIGALRM, give_up)
    closes = [float(text) for text in sys.stdin.readline().split()]
    program = []
    for line in sys.stdin:
        if line == "#end\n":
            print(run("".join(program), closes))
            program = []
        else:
            program.append(line)


main()

"""Formats values on CPython: a line 'kind value spec' in (value and spec in hex), the text's UTF-8 in hex out, '!' if refused.

Kinds: f a double's bits, i a 64-bit int, s a text, r a double's bits whose repr is asked for, t a text that float() reads,
n a text that int() reads.
"""
import struct
import sys


def double(bits):
    return struct.unpack(">d", bytes.fromhex(bits))[0]


def bits(value):
    return "7ff8000000000000" if value != value else struct.pack(">d", value).hex()


def text(hexed):
    return bytes.fromhex(hexed).decode()


def answer(kind, value, spec):
    match kind:
        case "f":
            return format(double(value), spec).encode().hex()
        case "r":
            return repr(double(value)).encode().hex()
        case "i":
            return format(struct.unpack(">q", bytes.fromhex(value))[0], spec).encode().hex()
        case "s":
            return format(text(value), spec).encode().hex()
        case "t":
            return bits(float(text(value)))
        case "n":
            return str(int(text(value))).encode().hex()


for line in sys.stdin:
    kind, value, spec = line.rstrip("\n").split(" ")
    try:
        print(answer(kind, value, text(spec)) or "-")
    except (ValueError, OverflowError):
        print("!")

"""Donchian breakout: enters at a close beyond the channel of the bars before, leaves at one beyond a shorter channel."""

entry = param(20, min=2, max=400)
leave = param(10, min=2, max=400)
weight = param(0.9, min=0.01, max=1.0)
upper = ta.highest(high, entry)
lower = ta.lowest(low, entry)
long_exit = ta.lowest(low, leave)
short_exit = ta.highest(high, leave)

def on_bar():
    if position.qty > 0 and close < long_exit[1]:
        close_position(tag="exit long")
    elif position.qty < 0 and close > short_exit[1]:
        close_position(tag="exit short")
    elif position.qty == 0:
        if close > upper[1]:
            target_pct(weight, tag="breakout up")
        elif close < lower[1]:
            target_pct(-weight, tag="breakout down")

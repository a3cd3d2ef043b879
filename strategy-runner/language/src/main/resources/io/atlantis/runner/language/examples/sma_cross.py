"""Moving-average cross: long while the fast average is above the slow one."""

fast = param(10, min=2, max=200)
slow = param(30, min=3, max=400)
weight = param(0.95, min=0.01, max=1.0)
fast_line = ta.sma(close, fast)
slow_line = ta.sma(close, slow)

def on_bar():
    if ta.crossover(fast_line, slow_line):
        target_pct(weight, tag="cross up")
    elif ta.crossunder(fast_line, slow_line):
        close_position(tag="cross down")

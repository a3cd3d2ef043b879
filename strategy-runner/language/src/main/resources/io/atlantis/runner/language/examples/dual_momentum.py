"""Dual momentum: each week the symbol that has risen most, if it has risen by more than cash earns; else nothing."""

lookback = param(252, min=2, max=2_000)
cash_percent = param(0.0, min=-100.0, max=100.0)
weight = param(0.9, min=0.01, max=1.0)
momentum = ta.roc(close, lookback)
strongest = rank(momentum) == 1.0

@every("week")
def switch():
    if strongest and momentum > cash_percent:
        target_pct(weight, tag="strongest")
    else:
        close_position(tag="weaker")

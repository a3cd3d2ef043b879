"""Momentum rotation: each week the few symbols of the run that have risen most, in equal parts."""

lookback = param(126, min=2, max=2_000)
holdings = param(2, min=1, max=50)
weight = param(0.9, min=0.01, max=1.0)
place = rank(ta.roc(close, lookback))

@every("week")
def rotate():
    if place <= holdings:
        target_pct(weight / holdings, tag="among the first")
    else:
        close_position(tag="fallen behind")

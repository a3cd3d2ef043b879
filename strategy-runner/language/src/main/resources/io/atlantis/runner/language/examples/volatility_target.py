"""Volatility targeting: holds as much of a symbol as brings its recent volatility to a constant one, in steps."""

target = param(0.15, min=0.01, max=1.0)
length = param(20, min=5, max=250)
bars_a_year = param(252, min=1, max=600_000)
most = param(1.0, min=0.1, max=3.0)
step = param(0.1, min=0.01, max=0.5)
volatility = ta.stdev(ta.roc(close, 1) / 100.0, length) * sqrt(bars_a_year)
st = state(held=0.0)

def on_bar():
    if isna(volatility) or volatility <= 0.0:
        return
    wanted = min(most, target / volatility)
    if abs(wanted - st.held) >= step:
        st.held = wanted
        target_pct(wanted, tag="rebalance")

"""RSI reversion: buys a short-term dip, sells when it has recovered or falls on by some average true ranges."""

length = param(5, min=2, max=50)
oversold = param(30.0, min=1.0, max=50.0)
recovered = param(55.0, min=50.0, max=99.0)
stop_ranges = param(2.0, min=0.5, max=10.0)
risk = param(0.01, min=0.001, max=0.05)
rsi = ta.rsi(close, length)
atr = ta.atr(14)
st = state(stop=0.0)

def size(distance):
    """Shares whose loss at the stop is the risked part of the equity, paid in cash."""
    if isna(distance) or distance <= 0.0:
        return 0
    return int(min(account.equity * risk / distance, account.cash * 0.95 / close))

def on_bar():
    if position.qty == 0:
        if rsi < oversold:
            quantity = size(stop_ranges * atr)
            if quantity > 0:
                st.stop = close - stop_ranges * atr
                buy(quantity, tag="dip")
    elif close < st.stop:
        close_position(tag="stop")
    elif rsi > recovered:
        close_position(tag="recovered")

"""Bollinger squeeze: after bands narrower than on most bars, follows the close out of them until the middle is crossed."""

length = param(20, min=5, max=200)
width = param(2.0, min=0.5, max=4.0)
memory = param(100, min=20, max=500)
narrow = param(25.0, min=1.0, max=50.0)
lasting = param(5, min=1, max=50)
upper, middle, lower = ta.bbands(close, length, width)
squeezed = ta.percentrank((upper - lower) / middle, memory) < narrow
since_squeeze = ta.barssince(squeezed)

def on_bar():
    if position.qty > 0 and close < middle:
        close_position(tag="middle")
    elif position.qty < 0 and close > middle:
        close_position(tag="middle")
    elif position.qty == 0 and since_squeeze <= lasting:
        if close > upper:
            target_pct(0.9, tag="out above")
        elif close < lower:
            target_pct(-0.9, tag="out below")

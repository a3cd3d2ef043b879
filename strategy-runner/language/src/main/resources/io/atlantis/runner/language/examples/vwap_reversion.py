"""VWAP reversion: fades a close far from the day's volume-weighted average price, back to that price (days in UTC)."""

length = param(48, min=5, max=500)
far = param(2.0, min=0.5, max=5.0)
weight = param(0.5, min=0.01, max=1.0)
day = time // 86_400_000
fair = ta.vwap(hlc3, day != day[1])
distance = (close - fair) / ta.stdev(close - fair, length)

def on_bar():
    if position.qty == 0:
        if distance < -far:
            target_pct(weight, tag="below fair")
        elif distance > far:
            target_pct(-weight, tag="above fair")
    elif position.qty > 0 and distance >= 0.0:
        close_position(tag="back")
    elif position.qty < 0 and distance <= 0.0:
        close_position(tag="back")

"""Opening-range breakout for bars within the day: buys above the first minutes' high, sells before the day ends (UTC)."""

open_minute = param(870, min=0, max=1439)
range_minutes = param(30, min=1, max=240)
flat_minute = param(1230, min=1, max=1439)
weight = param(0.9, min=0.01, max=1.0)
st = state(day=-1, top=0.0, bottom=0.0, entered=False)

def begin_day(day):
    st.day = day
    st.top = 0.0
    st.bottom = 0.0
    st.entered = False

def widen_range():
    st.top = max(st.top, high)
    st.bottom = low if st.bottom == 0.0 else min(st.bottom, low)

def on_bar():
    minute = int(time) // 60_000 % 1440
    day = int(time) // 86_400_000
    if day != st.day:
        begin_day(day)
    if open_minute <= minute < open_minute + range_minutes:
        widen_range()
    elif position.qty != 0 and (minute >= flat_minute or close < st.bottom):
        close_position(tag="flat")
    elif open_minute + range_minutes <= minute < flat_minute:
        if st.top > 0.0 and close > st.top and not st.entered:
            st.entered = True
            target_pct(weight, tag="breakout")

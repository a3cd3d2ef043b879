fast = param(5, min=2, max=200)
slow = param(20, min=5, max=400)
f = ta.sma(close, fast)
s = ta.sma(close, slow)

def on_bar():
    if ta.crossover(f, s):
        target_pct(0.95)
    elif ta.crossunder(f, s):
        close_position()

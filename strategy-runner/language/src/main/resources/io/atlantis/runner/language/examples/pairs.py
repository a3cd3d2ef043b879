"""Pairs: one of two symbols against the other, when their ratio is far from its mean, until it has come back."""

first = param("A")
second = param("B")
length = param(60, min=10, max=500)
apart = param(2.0, min=0.5, max=5.0)
weight = param(0.4, min=0.01, max=0.5)
one = security(first, "")
other = security(second, "")
distance = ta.zscore(log(one.close) - log(other.close), length)

def on_bar():
    if symbol.name != first and symbol.name != second:
        return
    side = 1.0 if symbol.name == first else -1.0
    if position.qty == 0:
        if distance > apart:
            target_pct(-side * weight, tag="apart")
        elif distance < -apart:
            target_pct(side * weight, tag="apart")
    elif position.qty * side * distance >= 0.0:
        close_position(tag="together")

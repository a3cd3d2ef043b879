package io.atlantis.runner.indicator;

/** Finds the tops of a series, each when the last number that confirms it comes. Bottoms are tops of the negated series. */
final class Turn {
    private final Window window;
    private final int left;

    Turn(int left, int right) {
        this.left = left;
        window = new Window(left + right + 1);
    }

    /** The top that this number confirms, or NaN. */
    double update(double value) {
        if (!Double.isFinite(value)) {
            window.clear();
            return Double.NaN;
        }
        window.push(value);
        return window.isFull() && isTop() ? window.aged(left) : Double.NaN;
    }

    private boolean isTop() {
        double candidate = window.aged(left);
        for (int i = 0; i < left; i++) {
            if (window.aged(i) >= candidate) {
                return false;
            }
        }
        for (int i = left + 1; i < window.length(); i++) {
            if (window.aged(i) > candidate) {
                return false;
            }
        }
        return true;
    }
}

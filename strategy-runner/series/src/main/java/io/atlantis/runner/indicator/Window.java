package io.atlantis.runner.indicator;

/** The last {@code length} values in a ring. A full ring overwrites its oldest value. */
final class Window {
    private final double[] values;
    private int next;
    private int count;

    Window(int length) {
        values = new double[length];
    }

    /** Puts {@code value} in and returns the value it replaced, or 0.0 if the ring was not full yet. */
    double push(double value) {
        double evicted = values[next];
        values[next] = value;
        next = next + 1 == values.length ? 0 : next + 1;
        if (count < values.length) {
            count++;
            return 0.0;
        }
        return evicted;
    }

    /**
     * Whether the newest value stands in the last cell: true once every {@code length} values, then cell order is age
     * order.
     */
    boolean wrapped() {
        return next == 0;
    }

    boolean isFull() {
        return count == values.length;
    }

    /** The oldest value of a full ring. */
    double oldest() {
        return values[next];
    }

    /** The value in cell {@code index}; oldest first when {@link #wrapped()} and full. */
    double cell(int index) {
        return values[index];
    }

    /** The value at place {@code age} of a full ring, 0 the oldest. */
    double aged(int age) {
        int cell = next + age;
        return values[cell >= values.length ? cell - values.length : cell];
    }

    int length() {
        return values.length;
    }

    void clear() {
        next = 0;
        count = 0;
    }
}

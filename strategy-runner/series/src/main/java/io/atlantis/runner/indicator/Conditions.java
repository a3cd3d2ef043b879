package io.atlantis.runner.indicator;

/** How kernels read a condition that comes as a number. */
final class Conditions {
    private Conditions() {}

    /** Any number but 0 is true; a hole is false. */
    static boolean holds(double condition) {
        return condition != 0.0 && !Double.isNaN(condition);
    }
}

package io.atlantis.runner.indicator;

/** The one check that every windowed kernel makes of its length. */
final class Lengths {
    /** Longest window, in bars: more than any history, little enough to be allocated. */
    static final int MAX_LENGTH = 1_000_000;

    private Lengths() {}

    static int require(String kernel, int length) {
        if (length < 1 || length > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    kernel + " length is " + length + ": give a number of bars from 1 to " + MAX_LENGTH);
        }
        return length;
    }
}

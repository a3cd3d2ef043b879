package io.atlantis.runner.language;

/** What the values of a series mean; all are stored as doubles. */
public enum SeriesType {
    /** A number; NaN where there is none. */
    FLOAT,
    /** 1.0 for true, 0.0 for false. */
    BOOL
}

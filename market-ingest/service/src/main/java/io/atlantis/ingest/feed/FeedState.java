package io.atlantis.ingest.feed;

/** How the live connection stands. */
public enum FeedState {
    /** Switched off by the settings. */
    DISABLED,
    /** The line is being made. */
    CONNECTING,
    /** The line stands; the key was sent. */
    AUTHENTICATING,
    /** Subscribed: ticks are to be expected. */
    LIVE,
    /** Waiting to try again. */
    WAITING,
    /** Ended with the service. */
    STOPPED
}

package io.atlantis.ingest.feed;

import org.agrona.DirectBuffer;

/** Takes what comes over the line. Called by one thread at a time. */
public interface LineListener {

    /** A new line stands; what the previous one still held never comes. */
    void onLine();

    /** One whole text frame; the bytes belong to the line and are overwritten after the call. */
    void onFrame(DirectBuffer frame, int offset, int length);
}

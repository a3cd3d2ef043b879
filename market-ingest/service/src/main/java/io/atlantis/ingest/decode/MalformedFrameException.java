package io.atlantis.ingest.decode;

/** A frame, or an event in it, that can't be read. The message names the byte and what was expected. */
public final class MalformedFrameException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedFrameException(String expected, int atByte) {
        super(expected + " at byte " + atByte);
    }
}

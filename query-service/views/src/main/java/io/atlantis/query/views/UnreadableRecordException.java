package io.atlantis.query.views;

/** A record of a market topic that is no trade or bar; the message says why. Nothing was changed by it. */
final class UnreadableRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableRecordException(String reason) {
        super(reason);
    }
}

package io.atlantis.query.projection;

/** A record that the projection can't turn into rows; repeating it can't help. */
final class PoisonRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient DeadLetter record;

    PoisonRecordException(DeadLetter record, RuntimeException cause) {
        super(
                record.topic() + "-" + record.partition() + " offset " + record.offset() + ": " + cause.getMessage(),
                cause);
        this.record = record;
    }

    DeadLetter record() {
        return record;
    }
}

package io.atlantis.query.projection;

/**
 * A record that the projection can't turn into rows; repeating it can't help.
 *
 * @param letter the record as it goes to the dead-letter topic
 * @param reason what the projection says of it
 * @param cause as thrown
 */
record Poison(DeadLetter letter, String reason, RuntimeException cause) {

    /** Where it stands and what is wrong with it. */
    String description() {
        return letter.topic() + "-" + letter.partition() + " offset " + letter.offset() + ": " + reason;
    }

    PartitionStop stop() {
        return new PartitionStop(letter.partition(), letter.offset(), reason);
    }
}

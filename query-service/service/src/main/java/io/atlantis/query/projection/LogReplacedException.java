package io.atlantis.query.projection;

/** The log ends before a stored position: Kafka was emptied or exchanged, so the read model must be built anew. */
final class LogReplacedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LogReplacedException(String topic, int partition, long nextOffset, long endOffset) {
        super(topic + "-" + partition + " ends at offset " + endOffset + ", before the stored position " + nextOffset);
    }
}

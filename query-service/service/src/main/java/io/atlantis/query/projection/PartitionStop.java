package io.atlantis.query.projection;

/**
 * A record that can't be turned into rows holds up its partition.
 *
 * @param partition of the topic
 * @param offset of the record; nothing from there on is in the read model
 * @param reason why it can't
 */
public record PartitionStop(int partition, long offset, String reason) {

    @Override
    public String toString() {
        return "partition " + partition + " offset " + offset + ": " + reason;
    }
}

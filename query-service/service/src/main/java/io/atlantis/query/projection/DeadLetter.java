package io.atlantis.query.projection;

/**
 * A record that could not be handled, untouched, and where it stands.
 *
 * @param topic it was read from
 * @param partition of that topic
 * @param offset in that partition
 * @param key its bytes; empty when it had none
 * @param value its bytes; empty when it had none
 */
record DeadLetter(String topic, int partition, long offset, byte[] key, byte[] value) {}

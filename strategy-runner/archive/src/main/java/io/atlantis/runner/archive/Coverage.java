package io.atlantis.runner.archive;

import io.atlantis.runner.archive.PartitionCheckpoint.OffsetRange;

/**
 * Which part of a topic some columns were made from.
 *
 * @param offsets the topic's offsets in the symbol's partition
 * @param lengthBytes length of the symbol's log that belongs to them
 * @param hash SHA-256 in hex of that length of the log
 */
record Coverage(OffsetRange offsets, long lengthBytes, String hash) {}

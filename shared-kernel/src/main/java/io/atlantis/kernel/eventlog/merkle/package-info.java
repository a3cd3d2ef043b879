/**
 * The transparency log over the event log: an RFC 9162 Merkle tree whose leaves are the events' chain hashes, proofs of it, and the
 * signed heads that say how the tree stood when.
 *
 * <p>All a client needs to check a head or a proof, and what the publisher and the auditor share. Pure: no Kafka, no files but public
 * keys, no private key.
 */
@NullMarked
package io.atlantis.kernel.eventlog.merkle;

import org.jspecify.annotations.NullMarked;

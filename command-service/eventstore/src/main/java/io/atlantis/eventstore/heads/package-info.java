/**
 * Signed tree heads of the partitions owned here: the signing key, the proofs, and the thread that signs and publishes to
 * {@code domain.heads}. Reads the index of committed events and nothing else of the store; off the way of an append. What it takes to
 * verify heads and proofs is in the kernel, not here.
 */
@NullMarked
package io.atlantis.eventstore.heads;

import org.jspecify.annotations.NullMarked;

/**
 * The event log {@code domain.events}: its record format, its hash chain, and the fold that says which records count.
 *
 * <p>A Kafka partition takes whatever anybody writes into it. The fold makes a ledger of it: an owner announces itself by
 * a claim with the next epoch; an event counts only when it carries the epoch in force, the next dense sequence number
 * and the hash of everything before it, and a commit of several events counts as a whole or not at all. Validity is a
 * function of the records before it, so every reader agrees, for ever.
 *
 * <p>Writer, projections, tools and audit all read through here; nothing else may interpret records of that topic.
 * No framework and no knowledge of particular event types here.
 */
@NullMarked
package io.atlantis.kernel.eventlog;

import org.jspecify.annotations.NullMarked;

/**
 * The event store behind Axon's storage engine interface. Thin, since that interface changes between Axon's releases:
 * translates conditions, events and failures, decides nothing.
 */
@NullMarked
package io.atlantis.eventstore.axon;

import org.jspecify.annotations.NullMarked;

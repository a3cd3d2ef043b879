/**
 * Proof that nothing in an event log was altered: folds every partition from its first record, live or from copied segment
 * files, recomputes the hash chain and names the first offset that doesn't fit. Reads only; no knowledge of event types.
 */
@NullMarked
package io.atlantis.kernel.eventlog.verify;

import org.jspecify.annotations.NullMarked;

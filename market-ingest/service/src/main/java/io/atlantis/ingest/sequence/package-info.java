/**
 * Gaps and duplicates per symbol, and the last trade and quote of each, kept off-heap where the host's other services
 * can read them.
 */
@NullMarked
package io.atlantis.ingest.sequence;

import org.jspecify.annotations.NullMarked;

/**
 * History: what is missing, fetched from the vendor in an order that serves people first, and remembered so that no gap
 * outlives a kill.
 */
@NullMarked
package io.atlantis.ingest.backfill;

import org.jspecify.annotations.NullMarked;

/**
 * The vendor's REST resources: bars of the past and reference tickers, paged and read as a stream.
 */
@NullMarked
package io.atlantis.ingest.vendor;

import org.jspecify.annotations.NullMarked;

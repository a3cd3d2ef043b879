/**
 * Which instruments there are: from the vendor and from imports, published to and remembered from
 * {@code market.instruments}.
 */
@NullMarked
package io.atlantis.ingest.reference;

import org.jspecify.annotations.NullMarked;

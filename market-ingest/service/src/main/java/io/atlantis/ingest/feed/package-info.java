/**
 * The live connection: protocol of the line, reconnection and how it stands. What comes over it is handed on undecoded.
 */
@NullMarked
package io.atlantis.ingest.feed;

import org.jspecify.annotations.NullMarked;

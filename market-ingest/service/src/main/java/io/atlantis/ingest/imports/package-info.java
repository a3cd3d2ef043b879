/**
 * Recorded files: read, validated whole, then published as one run.
 */
@NullMarked
package io.atlantis.ingest.imports;

import org.jspecify.annotations.NullMarked;

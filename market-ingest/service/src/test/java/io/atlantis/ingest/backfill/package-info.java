@NullMarked
package io.atlantis.ingest.backfill;

import org.jspecify.annotations.NullMarked;

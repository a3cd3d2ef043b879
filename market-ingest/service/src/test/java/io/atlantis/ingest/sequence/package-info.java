@NullMarked
package io.atlantis.ingest.sequence;

import org.jspecify.annotations.NullMarked;

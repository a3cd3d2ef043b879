@NullMarked
package io.atlantis.ingest.imports;

import org.jspecify.annotations.NullMarked;

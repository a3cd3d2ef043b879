@NullMarked
package io.atlantis.ingest;

import org.jspecify.annotations.NullMarked;

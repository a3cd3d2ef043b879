@NullMarked
package io.atlantis.ingest.decode;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.atlantis.ingest.feed;

import org.jspecify.annotations.NullMarked;

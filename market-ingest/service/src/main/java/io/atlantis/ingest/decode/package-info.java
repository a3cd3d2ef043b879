/**
 * From the vendor's frames to ticks: a strict single-pass JSON scanner and what it knows of the protocol. Hot: nothing
 * here allocates per tick. Knows no socket and no Kafka.
 */
@NullMarked
package io.atlantis.ingest.decode;

import org.jspecify.annotations.NullMarked;

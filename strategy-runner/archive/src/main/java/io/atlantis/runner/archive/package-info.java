/**
 * The tick archive: a local cache of the market topics for whoever runs over history. {@link
 * io.atlantis.runner.archive.ArchiveTail} follows the topics into one append-only file per symbol and topic; {@link
 * io.atlantis.runner.archive.TickArchive} makes candle columns of them by the candle algebra and hands them out memory-mapped,
 * read in place. All of it can be deleted: the log brings it back. Nothing here knows a strategy.
 */
@NullMarked
package io.atlantis.runner.archive;

import org.jspecify.annotations.NullMarked;

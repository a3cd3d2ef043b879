package io.atlantis.ingest.imports;

import java.nio.file.Path;

/**
 * @param folder where files are spooled and finished imports are noted
 * @param maxBytes largest file that is taken
 * @param bootstrapServers of the log that is written to, whose identity the notes carry
 */
public record ImportSettings(Path folder, long maxBytes, String bootstrapServers) {}

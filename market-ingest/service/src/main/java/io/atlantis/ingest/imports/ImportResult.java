package io.atlantis.ingest.imports;

/**
 * What an import brought in.
 *
 * @param symbol whose records they are
 * @param records how many
 * @param from time of the oldest, ISO-8601; empty for an empty file
 * @param to time of the newest, ISO-8601
 * @param runId the run they belong to, a decimal number too large for JavaScript's
 */
public record ImportResult(String symbol, long records, String from, String to, String runId) {}

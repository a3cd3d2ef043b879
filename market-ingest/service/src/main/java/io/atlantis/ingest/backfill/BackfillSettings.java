package io.atlantis.ingest.backfill;

/**
 * How history is fetched.
 *
 * @param plan how far back
 * @param liquidSymbols how many symbols get minute bars of the past
 * @param recordsPerSecond most bars published a second, so that live ticks don't suffer
 * @param sequencesAreDense whether a skipped sequence number means a trade that was missed; true of the simulator only
 */
public record BackfillSettings(BackfillPlan plan, int liquidSymbols, int recordsPerSecond, boolean sequencesAreDense) {}

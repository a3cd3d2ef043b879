package io.atlantis.runner.language.runtime;

/**
 * How much one strategy instance may write to its log and alerts, both together.
 *
 * @param perEvent messages of one event
 * @param bytesPerEvent their UTF-8 bytes
 * @param perRun messages of all events together
 * @param bytesPerRun their UTF-8 bytes
 */
public record MessageLimits(int perEvent, long bytesPerEvent, int perRun, long bytesPerRun) {
    /** 100 messages and 64 KiB an event, 1,000 messages and 1 MiB a run. */
    public static final MessageLimits DEFAULT = new MessageLimits(100, 1L << 16, 1_000, 1L << 20);

    public MessageLimits {
        requirePositive("perEvent", perEvent);
        requirePositive("bytesPerEvent", bytesPerEvent);
        requirePositive("perRun", perRun);
        requirePositive("bytesPerRun", bytesPerRun);
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + "=" + value + ": must be positive");
        }
    }
}

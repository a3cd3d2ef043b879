package io.atlantis.runner.language.runtime;

/** Counts an instance's messages and stops it at the same one in every run. For one thread. */
final class MessageQuota {
    private final MessageLimits limits;

    /** Of the open event; set to 0 where one begins, without a call, which would cost more than it. */
    int eventMessages;

    long eventBytes;
    private int runMessages;
    private long runBytes;

    MessageQuota(MessageLimits limits) {
        this.limits = limits;
    }

    /** Counts a message before it is written. */
    void charge(String text) {
        long bytes = utf8Bytes(text);
        require(++eventMessages, limits.perEvent(), "messages for one event");
        require(eventBytes += bytes, limits.bytesPerEvent(), "bytes of messages for one event");
        require(++runMessages, limits.perRun(), "messages for the run");
        require(runBytes += bytes, limits.bytesPerRun(), "bytes of messages for the run");
    }

    private static void require(long spent, long limit, String what) {
        if (spent > limit) {
            throw new StrategyFault(
                    FaultCode.QUOTA_EXCEEDED,
                    "the quota of " + limit + " " + what
                            + " is spent: write log() and alert() where something happens");
        }
    }

    private static long utf8Bytes(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // each half of a surrogate pair stands for two of its four bytes
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}

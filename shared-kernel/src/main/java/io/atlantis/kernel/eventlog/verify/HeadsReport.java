package io.atlantis.kernel.eventlog.verify;

import java.util.Optional;

/**
 * What was found of the published heads.
 *
 * @param matched heads whose root and chain head are those of the log
 * @param signaturesChecked whether keys were given to check signatures by
 * @param foreign records of the heads' topic that are no heads: they prove nothing
 * @param problem the first thing wrong with the heads themselves, such as a forged signature
 */
public record HeadsReport(long matched, boolean signaturesChecked, long foreign, Optional<String> problem) {

    /** Nobody asked for heads. */
    public static final HeadsReport NONE = new HeadsReport(0, false, 0, Optional.empty());
}

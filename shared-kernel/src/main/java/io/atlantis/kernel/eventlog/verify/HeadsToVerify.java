package io.atlantis.kernel.eventlog.verify;

import io.atlantis.kernel.eventlog.merkle.HeadPublicKey;
import java.util.List;

/**
 * Which heads a log is held to.
 *
 * @param topic where they were published
 * @param keys whose heads they may be; none means that signatures are not checked
 */
public record HeadsToVerify(String topic, List<HeadPublicKey> keys) {

    public HeadsToVerify {
        keys = List.copyOf(keys);
    }
}

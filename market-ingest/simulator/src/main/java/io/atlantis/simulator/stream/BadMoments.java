package io.atlantis.simulator.stream;

import java.time.Duration;

/**
 * Faults that the simulator plays, drawn from a seed. Shares are chances between 0 and 1.
 *
 * @param seed any number; the same seed spoils the same frames of an equal sequence
 * @param disconnectShare of frames after which the connection is cut without a closing handshake
 * @param duplicateShare of events that are sent twice
 * @param outOfOrderShare of events that come late, after four others
 * @param malformedShare of frames that are cut off in the middle
 * @param burstEvery how long events are held back before they come at once; zero sends each at its time
 */
public record BadMoments(
        long seed,
        double disconnectShare,
        double duplicateShare,
        double outOfOrderShare,
        double malformedShare,
        Duration burstEvery) {

    public static final BadMoments NONE = new BadMoments(0, 0, 0, 0, 0, Duration.ZERO);

    public BadMoments withDisconnects(double share) {
        return new BadMoments(seed, share, duplicateShare, outOfOrderShare, malformedShare, burstEvery);
    }

    public BadMoments withDuplicates(double share) {
        return new BadMoments(seed, disconnectShare, share, outOfOrderShare, malformedShare, burstEvery);
    }

    public BadMoments withOutOfOrder(double share) {
        return new BadMoments(seed, disconnectShare, duplicateShare, share, malformedShare, burstEvery);
    }

    public BadMoments withMalformedFrames(double share) {
        return new BadMoments(seed, disconnectShare, duplicateShare, outOfOrderShare, share, burstEvery);
    }

    public BadMoments withBursts(Duration every) {
        return new BadMoments(seed, disconnectShare, duplicateShare, outOfOrderShare, malformedShare, every);
    }
}

package io.atlantis.simulator.stream;

import io.atlantis.simulator.market.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plays the faults of {@link BadMoments} on one connection's frames. Not thread-safe. */
final class FrameSpoiler {

    /** A late event lets so many others pass. */
    private static final int HOLD_FOR_EVENTS = 4;

    private final BadMoments badMoments;
    private final SeededRandom random;
    private @Nullable String heldBack;
    private int heldFor;

    FrameSpoiler(BadMoments badMoments, long connection) {
        this.badMoments = badMoments;
        this.random = SeededRandom.of(badMoments.seed(), 0, connection, 0);
    }

    /** The events of the next frame with duplicates and late ones; may be none while an event is held back. */
    List<String> spoilEvents(List<String> events) {
        if (badMoments.duplicateShare() == 0 && badMoments.outOfOrderShare() == 0) {
            return events;
        }
        List<String> spoilt = new ArrayList<>(events.size() + 4);
        for (String event : events) {
            if (heldBack == null && happens(badMoments.outOfOrderShare())) {
                heldBack = event;
                heldFor = HOLD_FOR_EVENTS;
                continue;
            }
            spoilt.add(event);
            if (happens(badMoments.duplicateShare())) {
                spoilt.add(event);
            }
            release(spoilt);
        }
        return spoilt;
    }

    private void release(List<String> spoilt) {
        String late = heldBack;
        if (late != null && --heldFor == 0) {
            spoilt.add(late);
            heldBack = null;
        }
    }

    /** The frame's text, now and then cut off in the middle. */
    String spoilText(String frame) {
        return happens(badMoments.malformedShare()) ? frame.substring(0, frame.length() / 2) : frame;
    }

    boolean cutsConnection() {
        return happens(badMoments.disconnectShare());
    }

    private boolean happens(double share) {
        return share > 0 && random.nextDouble() < share;
    }
}

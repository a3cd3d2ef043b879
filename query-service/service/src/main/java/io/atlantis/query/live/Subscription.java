package io.atlantis.query.live;

import java.util.ArrayList;
import java.util.List;

/**
 * One client's subscription to one channel. Updates wait until the snapshot has gone out, so that the client sees the
 * snapshot first and then every update after it. Thread-safe.
 */
final class Subscription {

    private final Channel channel;
    private final Outbox outbox;
    private final List<Frame> waiting = new ArrayList<>();
    private boolean started;

    Subscription(Channel channel, Outbox outbox) {
        this.channel = channel;
        this.outbox = outbox;
    }

    Channel channel() {
        return channel;
    }

    /** A frame of the channel's beat. */
    synchronized void update(Frame frame) {
        if (started) {
            outbox.offer(frame);
        } else {
            waiting.add(frame);
        }
    }

    /**
     * Sends the frames that a client which came back has not seen, and goes on from there.
     *
     * @return false when they are not all at hand any more: it needs a snapshot
     */
    synchronized boolean resumeAfter(long seen) {
        return channel.after(seen)
                .map(frames -> {
                    start(frames, frames.isEmpty() ? seen : frames.getLast().seq());
                    return true;
                })
                .orElse(false);
    }

    /**
     * Sends the snapshot, then what was published since reading it began.
     *
     * @param snapshot its number is that of the last update that was out when reading began
     */
    synchronized void startWith(Frame snapshot) {
        start(List.of(snapshot), snapshot.seq());
    }

    /** From here on updates wait for a new snapshot. */
    synchronized void restart() {
        started = false;
        waiting.clear();
    }

    private void start(List<Frame> first, long lastSeq) {
        started = true;
        first.forEach(outbox::offer);
        waiting.stream().filter(frame -> frame.seq() > lastSeq).forEach(outbox::offer);
        waiting.clear();
    }
}

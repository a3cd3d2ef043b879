package io.atlantis.query.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One channel: its subscribers, what was published since the last beat, and the last frames for clients that come back.
 * Thread-safe by its own lock, which is never held while anything is read or sent.
 */
final class Channel {

    /** Frames kept for clients that come back: some seconds' worth. */
    private static final int FRAMES_KEPT = 64;

    private final String name;
    private final LiveChannels source;
    private final Set<Subscription> subscriptions = new LinkedHashSet<>();
    private final ArrayDeque<Frame> recent = new ArrayDeque<>();
    private long seq;
    private long emptySinceNs;
    private @Nullable Object pending;

    /**
     * @param seq number before the first frame; higher than that of any earlier channel of this name, so that a number
     *     from before is never taken for one of now
     */
    Channel(String name, LiveChannels source, long seq, long nowNs) {
        this.name = name;
        this.source = source;
        this.seq = seq;
        this.emptySinceNs = nowNs;
    }

    String name() {
        return name;
    }

    LiveChannels source() {
        return source;
    }

    synchronized void add(Subscription subscription) {
        subscriptions.add(subscription);
    }

    synchronized void remove(Subscription subscription, long nowNs) {
        if (subscriptions.remove(subscription) && subscriptions.isEmpty()) {
            emptySinceNs = nowNs;
        }
    }

    /** Whether nobody has listened for that long. */
    synchronized boolean isIdle(long nowNs, long lingerNs) {
        return subscriptions.isEmpty() && nowNs - emptySinceNs > lingerNs;
    }

    synchronized void publish(Object data) {
        pending = pending == null ? data : source.merge(pending, data);
    }

    synchronized long seq() {
        return seq;
    }

    /** Ends a beat: makes one frame of all that was published and hands it to the subscribers. */
    void beat(FrameWriter writer) {
        Frame frame;
        List<Subscription> receivers;
        synchronized (this) {
            @Nullable Object data = pending;
            if (data == null) {
                return;
            }
            pending = null;
            seq++;
            frame = writer.update(name, seq, data);
            keep(frame);
            receivers = new ArrayList<>(subscriptions);
        }
        receivers.forEach(receiver -> receiver.update(frame));
    }

    /**
     * The frames after a number that a client has seen.
     *
     * @return empty when they are not all there any more: the client then needs a snapshot
     */
    synchronized Optional<List<Frame>> after(long seen) {
        if (seen > seq) {
            return Optional.empty();
        }
        if (seen == seq) {
            return Optional.of(List.of());
        }
        boolean allThere = !recent.isEmpty() && recent.getFirst().seq() <= seen + 1;
        return allThere
                ? Optional.of(
                        recent.stream().filter(frame -> frame.seq() > seen).toList())
                : Optional.empty();
    }

    private void keep(Frame frame) {
        recent.addLast(frame);
        if (recent.size() > FRAMES_KEPT) {
            recent.removeFirst();
        }
    }
}

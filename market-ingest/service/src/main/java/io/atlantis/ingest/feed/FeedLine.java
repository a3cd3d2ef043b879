package io.atlantis.ingest.feed;

import io.atlantis.kernel.time.Ticker;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket line at the level of frames, so that text is read from the network's buffer without becoming a string.
 * Asks for the next frame when the last one is done with: a slow reader slows the sender down, and nothing queues here.
 */
final class FeedLine implements FrameHandler {

    private static final long MOST_FRAME_BYTES = 4 << 20;

    private final LineListener listener;
    private final LineEnd end;
    private final Ticker ticker;
    private final UnsafeBuffer payload = new UnsafeBuffer(0, 0);
    private final ExpandableArrayBuffer fragments = new ExpandableArrayBuffer();
    private int fragmentBytes;
    private volatile long lastReadNs;
    private volatile @Nullable CoreSession session;
    private volatile String failure = "";

    /** Is told once how the line ended. */
    @FunctionalInterface
    interface LineEnd {

        void onEnd(FeedLine line, String why);
    }

    FeedLine(LineListener listener, LineEnd end, Ticker ticker) {
        this.listener = listener;
        this.end = end;
        this.ticker = ticker;
        this.lastReadNs = ticker.nanoTime();
    }

    /** How long nothing has come over the line, not even the answer to a ping. */
    Duration quietFor() {
        return Duration.ofNanos(ticker.nanoTime() - lastReadNs);
    }

    @Override
    public void onOpen(CoreSession opened, Callback callback) {
        opened.setIdleTimeout(Duration.ZERO); // silence is judged by what is read, see quietFor()
        opened.setMaxFrameSize(MOST_FRAME_BYTES);
        opened.setAutoFragment(false);
        session = opened;
        listener.onLine();
        callback.succeeded();
        opened.demand();
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        lastReadNs = ticker.nanoTime();
        switch (frame.getOpCode()) {
            case OpCode.TEXT, OpCode.CONTINUATION -> text(frame);
            case OpCode.PING -> send(new Frame(OpCode.PONG, BufferUtil.copy(frame.getPayload())));
            default -> {} // pongs need no answer, the library answers closes, and the vendor sends nothing binary
        }
        callback.succeeded();
        CoreSession open = session;
        if (open != null && frame.getOpCode() != OpCode.CLOSE) {
            open.demand();
        }
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        failure = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        session = null;
        callback.succeeded();
        String reason = status.getReason() == null ? "" : " " + status.getReason();
        end.onEnd(this, failure.isEmpty() ? "closed with " + status.getCode() + reason : failure);
    }

    void sendText(String text) {
        send(new Frame(OpCode.TEXT, text));
    }

    void ping() {
        send(new Frame(OpCode.PING));
    }

    /** Ends the line without ado. */
    void abort(String why) {
        failure = why;
        CoreSession open = session;
        if (open != null) {
            open.abort();
        }
    }

    private void send(Frame frame) {
        CoreSession open = session;
        if (open != null) {
            open.sendFrame(frame, Callback.NOOP, false);
        }
    }

    private void text(Frame frame) {
        ByteBuffer bytes = frame.getPayload();
        int length = bytes == null ? 0 : bytes.remaining();
        if (frame.isFin() && fragmentBytes == 0) {
            if (length > 0) {
                payload.wrap(bytes, bytes.position(), length);
            }
            listener.onFrame(payload, 0, length);
            return;
        }
        if (length > 0) {
            fragments.putBytes(fragmentBytes, bytes, bytes.position(), length);
            fragmentBytes += length;
        }
        if (frame.isFin()) {
            int whole = fragmentBytes;
            fragmentBytes = 0;
            listener.onFrame(fragments, 0, whole);
        }
    }
}

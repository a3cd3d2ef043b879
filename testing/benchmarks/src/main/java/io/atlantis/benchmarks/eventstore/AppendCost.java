package io.atlantis.benchmarks.eventstore;

import com.sun.management.ThreadMXBean;
import io.atlantis.benchmarks.Measurement;
import io.atlantis.eventstore.core.NewEvent;
import io.atlantis.kernel.eventlog.HashChain;
import io.atlantis.kernel.eventlog.LogRecord;
import io.atlantis.kernel.time.Ticker;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * What an appended event costs before Kafka's client has it, in time and garbage: a client's part (descriptor, canonical JSON, constant
 * headers) and the owner's (link of the chain, record at its place). One thread, best of several repeats.
 */
final class AppendCost {

    private static final int EVENTS = 100_000;
    private static final int REPEATS = 10;

    private final Ticker ticker;
    private final SampleEvents events;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final HashChain chain = new HashChain();
    private byte[] tip = HashChain.genesis();
    private long sequence;
    /** Keeps the work from being optimised away. */
    private long checksum;

    AppendCost(Ticker ticker, SampleEvents events) {
        this.ticker = ticker;
        this.events = events;
    }

    List<Measurement> measure() {
        NewEvent event = events.next(1);
        double[] encode = cost(() -> checksum += events.next(1).meta().length);
        double[] place = cost(() -> checksum += place(event).value().length);
        String how = "one thread, best of " + REPEATS + " times " + EVENTS + " events, " + checksum + " bytes";
        return List.of(
                new Measurement("append: encode, client's thread", encode[0], "ns/event", how),
                new Measurement("append: encode, client's thread", encode[1], "bytes/event", how),
                new Measurement("append: chain and place, owner's thread", place[0], "ns/event", how),
                new Measurement("append: chain and place, owner's thread", place[1], "bytes/event", how));
    }

    private LogRecord place(NewEvent event) {
        tip = chain.next(tip, sequence, event.meta(), event.payload());
        return event.template().at(1, sequence++, 0, 1, event.payload(), tip);
    }

    /** Nanoseconds and allocated bytes of one event. */
    private double[] cost(Runnable work) {
        double bestNs = Double.MAX_VALUE;
        double leastBytes = Double.MAX_VALUE;
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            long bytesBefore = threads.getCurrentThreadAllocatedBytes();
            long startNs = ticker.nanoTime();
            for (int i = 0; i < EVENTS; i++) {
                work.run();
            }
            bestNs = Math.min(bestNs, (double) (ticker.nanoTime() - startNs) / EVENTS);
            leastBytes =
                    Math.min(leastBytes, (double) (threads.getCurrentThreadAllocatedBytes() - bytesBefore) / EVENTS);
        }
        return new double[] {bestNs, leastBytes};
    }
}

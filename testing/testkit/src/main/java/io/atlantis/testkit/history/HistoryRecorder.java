package io.atlantis.testkit.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;

/**
 * Writes down what clients ask of objects and are answered. Thread-safe.
 *
 * @param <K> type of the keys by which objects are told apart
 * @param <I> type of the inputs
 * @param <O> type of the outputs
 */
public final class HistoryRecorder<K, I, O> {

    private final LongSupplier nanoTime;
    private final Map<K, Queue<Operation<I, O>>> histories = new ConcurrentHashMap<>();

    /**
     * An empty history.
     *
     * @param nanoTime a clock that never goes back, the same for all processes
     */
    public HistoryRecorder(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Notes that a call is about to be sent. */
    public Call invoke(int process, K key, I input) {
        return new Call(process, key, input, nanoTime.getAsLong());
    }

    /** What has been recorded so far, by object; calls under way are not in it. */
    public Map<K, List<Operation<I, O>>> byKey() {
        Map<K, List<Operation<I, O>>> copies = new HashMap<>();
        histories.forEach((key, operations) -> copies.put(key, new ArrayList<>(operations)));
        return copies;
    }

    /** A call under way; ends by exactly one of its methods, or is left out when it surely had no effect. */
    public final class Call {

        private final int process;
        private final K key;
        private final I input;
        private final long invokeNs;

        private Call(int process, K key, I input, long invokeNs) {
            this.process = process;
            this.key = key;
            this.input = input;
            this.invokeNs = invokeNs;
        }

        /** The answer is there. */
        public void completed(O output) {
            add(Operation.completed(process, invokeNs, nanoTime.getAsLong(), input, output));
        }

        /** There will be no answer: it may have taken effect, may do so later, or never. */
        public void unknown() {
            add(Operation.unknown(process, invokeNs, input));
        }

        private void add(Operation<I, O> operation) {
            histories.computeIfAbsent(key, _ -> new ConcurrentLinkedQueue<>()).add(operation);
        }
    }
}

package io.atlantis.testkit.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls and returns of a history in the order of time, as a doubly linked list from which a call and its return can be lifted and put
 * back in the reverse order, each in constant time. Not thread-safe.
 */
final class CallList<I, O> {

    private final Entry<I, O> head = new Entry<>(-1, null, false);

    CallList(List<Operation<I, O>> operations) {
        List<Entry<I, O>> entries = new ArrayList<>(operations.size() * 2);
        for (int id = 0; id < operations.size(); id++) {
            Operation<I, O> operation = operations.get(id);
            Entry<I, O> call = new Entry<>(id, operation, true);
            entries.add(call);
            if (operation.output().isPresent()) {
                call.answer = new Entry<>(id, operation, false);
                entries.add(call.answer);
            }
        }
        // At the same instant calls come before returns: such calls are taken for concurrent.
        entries.sort(Comparator.<Entry<I, O>>comparingLong(Entry::timeNs).thenComparing(entry -> !entry.call));
        Entry<I, O> last = head;
        for (Entry<I, O> entry : entries) {
            last.next = entry;
            entry.previous = last;
            last = entry;
        }
    }

    /** The first entry that is left. */
    @Nullable
    Entry<I, O> first() {
        return head.next;
    }

    /** Takes a call and its return out. */
    void lift(Entry<I, O> call) {
        unlink(call);
        if (call.answer != null) {
            unlink(call.answer);
        }
    }

    /** Puts the call that was lifted last, and is not back yet, where it was. */
    void putBack(Entry<I, O> call) {
        if (call.answer != null) {
            relink(call.answer);
        }
        relink(call);
    }

    private static <I, O> void unlink(Entry<I, O> entry) {
        before(entry).next = entry.next;
        if (entry.next != null) {
            entry.next.previous = entry.previous;
        }
    }

    private static <I, O> void relink(Entry<I, O> entry) {
        before(entry).next = entry;
        if (entry.next != null) {
            entry.next.previous = entry;
        }
    }

    private static <I, O> Entry<I, O> before(Entry<I, O> entry) {
        if (entry.previous == null) {
            throw new IllegalStateException("the head stays");
        }
        return entry.previous;
    }

    /** A call or a return. */
    static final class Entry<I, O> {

        private final int id;
        private final @Nullable Operation<I, O> operation;
        private final boolean call;
        private @Nullable Entry<I, O> answer;
        private @Nullable Entry<I, O> previous;
        private @Nullable Entry<I, O> next;

        private Entry(int id, @Nullable Operation<I, O> operation, boolean call) {
            this.id = id;
            this.operation = operation;
            this.call = call;
        }

        int id() {
            return id;
        }

        boolean isCall() {
            return call;
        }

        Operation<I, O> operation() {
            if (operation == null) {
                throw new IllegalStateException("the head is no call");
            }
            return operation;
        }

        @Nullable
        Entry<I, O> next() {
            return next;
        }

        private long timeNs() {
            return call ? operation().invokeNs() : operation().completeNs();
        }
    }
}

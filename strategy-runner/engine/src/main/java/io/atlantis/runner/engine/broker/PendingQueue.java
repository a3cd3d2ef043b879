package io.atlantis.runner.engine.broker;

import java.util.ArrayList;
import java.util.List;

/**
 * The orders of one symbol that wait for a price, in the order of submission, each with the position it is to lead to.
 */
final class PendingQueue {
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(Order order, long projectedQuantity, boolean isTarget) {}

    void add(Order order, long projectedQuantity, boolean isTarget) {
        entries.add(new Entry(order, projectedQuantity, isTarget));
    }

    /** The position that the orders lead to if all fill: {@code held} when there are none. */
    long projectedQuantity(long held) {
        return entries.isEmpty() ? held : entries.getLast().projectedQuantity();
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    int size() {
        return entries.size();
    }

    Order order(int index) {
        return entries.get(index).order();
    }

    boolean isTarget(int index) {
        return entries.get(index).isTarget();
    }

    /** The position a target order leads to. */
    long target(int index) {
        return entries.get(index).projectedQuantity();
    }

    void removeFirst(int count) {
        entries.subList(0, count).clear();
    }
}

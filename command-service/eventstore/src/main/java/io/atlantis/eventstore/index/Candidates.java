package io.atlantis.eventstore.index;

import java.util.List;

/** Gives sequences of events that may match, one by one, rising; a negative number ends them. Not thread-safe. */
@FunctionalInterface
interface Candidates {

    /** What ends the candidates. */
    long NONE = -1;

    /** None at all. */
    Candidates EMPTY = () -> NONE;

    /** The next one; {@link #NONE} again and again at the end. */
    long next();

    /** Every sequence from one on, without end. */
    static Candidates everyFrom(long from) {
        long[] position = {from};
        return () -> position[0]++;
    }

    /** One after the other; each ends below where the next begins. */
    static Candidates concatenated(List<Candidates> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        int[] current = {0};
        return () -> {
            while (current[0] < parts.size()) {
                long sequence = parts.get(current[0]).next();
                if (sequence != NONE) {
                    return sequence;
                }
                current[0]++;
            }
            return NONE;
        };
    }

    /** All of them in order, each once. */
    static Candidates union(List<Candidates> parts) {
        if (parts.isEmpty()) {
            return EMPTY;
        }
        return parts.size() == 1 ? parts.getFirst() : new Union(parts);
    }

    /** Those that all of them give, at least one. */
    static Candidates intersection(List<Candidates> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        return () -> {
            long sought = parts.getFirst().next();
            int agreed = 1;
            for (int i = 1; sought != NONE && agreed < parts.size(); i = (i + 1) % parts.size()) {
                // Each part has given none at or above what is sought, or just what is sought.
                long found = parts.get(i).next();
                while (found != NONE && found < sought) {
                    found = parts.get(i).next();
                }
                agreed = found == sought ? agreed + 1 : 1;
                sought = found;
            }
            return sought;
        };
    }

    /** Merges rising candidates. */
    final class Union implements Candidates {

        private final List<Candidates> parts;
        private final long[] heads;

        private Union(List<Candidates> parts) {
            this.parts = parts;
            this.heads = new long[parts.size()];
            for (int i = 0; i < heads.length; i++) {
                heads[i] = parts.get(i).next();
            }
        }

        @Override
        public long next() {
            long smallest = NONE;
            for (long head : heads) {
                if (head != NONE && (smallest == NONE || head < smallest)) {
                    smallest = head;
                }
            }
            for (int i = 0; i < heads.length && smallest != NONE; i++) {
                if (heads[i] == smallest) {
                    heads[i] = parts.get(i).next();
                }
            }
            return smallest;
        }
    }
}

package io.atlantis.benchmarks.language;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;

/**
 * What the JVM holds after its garbage was collected.
 *
 * @param heap bytes of objects
 * @param metaspace bytes of classes
 */
record MemoryUse(long heap, long metaspace) {
    /** The second collection takes what the first one only found unreachable. */
    private static final int COLLECTIONS = 2;

    static MemoryUse now() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        long metaspace = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(MemoryUse::holdsClasses)
                .mapToLong(pool -> pool.getUsage().getUsed())
                .sum();
        return new MemoryUse(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), metaspace);
    }

    /** The pool of compressed classes is a part of this one. */
    private static boolean holdsClasses(MemoryPoolMXBean pool) {
        return pool.getName().equals("Metaspace");
    }
}

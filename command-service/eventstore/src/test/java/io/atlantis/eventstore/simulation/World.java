package io.atlantis.eventstore.simulation;

import io.atlantis.testkit.time.CountedIds;
import java.util.random.RandomGenerator;

/** What the parts of a simulation share: time, chance, the log, the network, and the books. */
interface World {

    RandomGenerator random();

    CountedIds ids();

    long nowNs();

    void advance(long byNs);

    SimulatedLog log();

    SimulatedNetwork network();

    Ledger ledger();

    Coverage coverage();

    Trace trace();

    /** A node's thread is in a call to the outside: others may go on meanwhile. */
    void inCall(SimulatedNode node, Happening stall);
}

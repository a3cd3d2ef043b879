package io.atlantis.eventstore.simulation;

import java.util.List;
import java.util.function.LongFunction;

/** Runs a seed and says in words what was broken: the door to a simulation that another class loader has loaded. */
public final class SimulationProbe implements LongFunction<List<String>> {

    @Override
    public List<String> apply(long seed) {
        return Simulation.run(seed, Trace.off()).breaches().stream()
                .map(Breach::toString)
                .toList();
    }
}

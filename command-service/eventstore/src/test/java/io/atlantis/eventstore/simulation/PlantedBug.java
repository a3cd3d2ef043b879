package io.atlantis.eventstore.simulation;

import io.atlantis.testkit.mutation.Mutant;

/**
 * A bug that the simulation must find.
 *
 * @param breaks the invariant by which it must be found
 * @param mutant where it is planted
 */
record PlantedBug(Invariant breaks, Mutant mutant) {

    static PlantedBug of(String what, Invariant breaks, String className, String method, Mutant.Change change) {
        return new PlantedBug(breaks, Mutant.of(what, className, method, change));
    }

    @Override
    public String toString() {
        return mutant.what();
    }
}

package io.atlantis.eventstore.simulation;

/** An invariant that didn't hold. */
record Breach(Invariant invariant, String what) {

    @Override
    public String toString() {
        return invariant + " " + invariant.rule() + ": " + what;
    }
}

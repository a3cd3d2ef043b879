package io.atlantis.runner.engine;

/**
 * How a caller watches and stops a run. Called on the run's thread every 256 bar times, so both methods must be quick.
 */
public interface RunMonitor {
    /** Watches nothing and stops nothing. */
    RunMonitor NONE = new RunMonitor() {
        @Override
        public void progress(double fraction) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    /** Tells how much of the run is done, from 0 to 1. */
    void progress(double fraction);

    /** Whether the run shall stop. */
    boolean isCancelled();
}

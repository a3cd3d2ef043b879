package io.atlantis.runner.language.runtime;

/** Finds the source line of a fault: the innermost frame of the compiled class. */
public final class FaultLocation {
    private FaultLocation() {}

    /** The fault with its line, or itself if no frame of the compiled class is on its stack. */
    static StrategyFault locate(StrategyFault fault, Class<?> compiled) {
        for (StackTraceElement frame : fault.getStackTrace()) {
            if (frame.getClassName().equals(compiled.getName()) && frame.getLineNumber() > 0) {
                return fault.at(frame.getLineNumber(), 0);
            }
        }
        return fault;
    }
}

package io.atlantis.runner.language.differential;

import java.util.function.UnaryOperator;

/**
 * Runs a program and gives what it recorded: the door to a compiler that another class loader has loaded. May throw
 * whatever a compiler with a bug throws.
 */
public final class RunnerProbe implements UnaryOperator<String> {
    @Override
    public String apply(String program) {
        return BitRecorder.run(program, Oracle.CLOSES);
    }
}

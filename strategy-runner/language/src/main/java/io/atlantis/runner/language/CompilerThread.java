package io.atlantis.runner.language;

import io.atlantis.runner.language.diagnostic.Diagnostic;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.diagnostic.Severity;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs one compilation on a thread of its own, so that its stack is the same on whatever thread it was asked for, and no
 * longer than it may take. Whatever goes wrong there is a diagnostic for the caller, never an exception.
 */
final class CompilerThread {
    /** Eight times what the deepest sources that pass the limits were seen to need. */
    private static final long STACK_BYTES = 4L << 20;

    private CompilerThread() {}

    static Compilation run(Callable<Compilation> work, Duration limit) {
        FutureTask<Compilation> task = new FutureTask<>(work);
        Thread thread = Thread.ofPlatform()
                .name("strategy-compiler")
                .daemon(true)
                .stackSize(STACK_BYTES)
                .start(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            return rejected(
                    DiagnosticCode.COMPILATION_STOPPED,
                    "compiling took longer than " + limit.toMillis()
                            + " ms: make the strategy smaller, or try again later");
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            return rejected(DiagnosticCode.COMPILATION_STOPPED, "compiling was stopped from outside: try again");
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        }
    }

    private static Compilation failed(Throwable thrown) {
        return thrown instanceof StackOverflowError
                ? rejected(
                        DiagnosticCode.NESTING_TOO_DEEP,
                        "the strategy is nested too deeply for the compiler: split it into functions")
                : rejected(DiagnosticCode.INTERNAL_ERROR, "the compiler made a mistake, please report it: " + thrown);
    }

    private static Compilation rejected(DiagnosticCode code, String message) {
        return new Compilation.Rejected(List.of(new Diagnostic(1, 1, 1, 1, Severity.ERROR, code.code(), message)));
    }
}

package io.atlantis.standalone.platform;

import io.atlantis.kernel.time.Ticker;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Tells the person at the terminal what is being started, one line a step. Thread-safe. */
final class Progress {

    private final PrintStream out;
    private final PrintStream err;
    private final Ticker ticker;

    Progress(PrintStream out, PrintStream err, Ticker ticker) {
        this.out = out;
        this.err = err;
        this.ticker = ticker;
    }

    void say(String line) {
        out.println(line);
    }

    /** Says what went wrong, in one line. */
    void complain(String line) {
        err.println("atlantis: " + line);
    }

    /** Runs a step and says how long it took. */
    <T> T step(String name, Callable<T> step) throws Exception {
        long startNs = ticker.nanoTime();
        T result = step.call();
        say(String.format(Locale.ROOT, "  %-18s %5.1f s", name, (ticker.nanoTime() - startNs) / 1e9));
        return result;
    }
}

package io.atlantis.benchmarks.language;

import io.atlantis.kernel.time.Ticker;
import io.atlantis.runner.language.Compilation;
import io.atlantis.runner.language.CompilerLimits;
import io.atlantis.runner.language.StrategyCompiler;

/** The first and the second compilation of a JVM: prints their nanoseconds. Started in a JVM of its own. */
public final class ColdCompile {
    private ColdCompile() {}

    public static void main(String[] args) {
        String source = SampleSource.ofLines(Integer.parseInt(args[0]));
        Ticker ticker = Ticker.system();
        for (int i = 0; i < 2; i++) {
            long startNs = ticker.nanoTime();
            Compilation compilation = StrategyCompiler.compile(source, CompilerLimits.DEFAULT);
            System.out.println(ticker.nanoTime() - startNs);
            if (compilation instanceof Compilation.Rejected rejected) {
                throw new IllegalStateException(rejected.toString());
            }
        }
    }
}

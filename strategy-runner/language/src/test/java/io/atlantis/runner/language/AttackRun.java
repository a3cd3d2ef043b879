package io.atlantis.runner.language;

import io.atlantis.runner.language.diagnostic.Diagnostic;
import io.atlantis.runner.language.diagnostic.Severity;
import io.atlantis.runner.language.runtime.Budget;
import io.atlantis.runner.language.runtime.BudgetLimits;
import io.atlantis.runner.language.runtime.FaultCode;
import io.atlantis.runner.language.runtime.StrategyFault;
import io.atlantis.runner.language.runtime.StrategyInstance;
import java.util.List;

/**
 * How a hostile program ended that was compiled and given three bars.
 *
 * @param code of the first error or the fault, or "ran"
 * @param line of the error; 0 if there is none
 * @param bar at which the program was stopped, from 0; {@link #BEFORE_ALL_BARS} if it did not get there
 * @param message of the error, for people
 * @param otherCodes of the errors behind the first, without repeats of its code
 * @param steps spent by all events
 */
record AttackRun(String code, int line, int bar, String message, List<String> otherCodes, long steps) {
    static final int BEFORE_ALL_BARS = -1;
    private static final double MOST_SHARES = 1e12;
    private static final double[] CLOSES = {1, 2, 3};

    static AttackRun of(String source) {
        return of(source, BudgetLimits.DEFAULT);
    }

    static AttackRun of(String source, BudgetLimits limits) {
        return switch (StrategyCompiler.compileHere(source, CompilerLimits.DEFAULT)) {
            case Compilation.Rejected rejected -> rejected(rejected.diagnostics());
            case Compilation.Compiled compiled -> run(compiled.program(), limits);
        };
    }

    private static AttackRun rejected(List<Diagnostic> diagnostics) {
        List<Diagnostic> errors = diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .toList();
        Diagnostic first = errors.getFirst();
        List<String> others = errors.stream()
                .map(Diagnostic::code)
                .filter(code -> !code.equals(first.code()))
                .distinct()
                .toList();
        return new AttackRun(first.code(), first.line(), BEFORE_ALL_BARS, first.message(), others, 0);
    }

    private static AttackRun run(StrategyProgram program, BudgetLimits limits) {
        Budget budget = new Budget(limits);
        int bar = BEFORE_ALL_BARS;
        try {
            StrategyInstance instance =
                    program.instantiate(Bars.ofCloses(CLOSES), new StrictHost(), program.defaults(), budget);
            for (bar = 0; bar < CLOSES.length; bar++) {
                instance.updateSeries(bar);
                instance.onBar(bar);
            }
            return new AttackRun("ran", 0, bar, "", List.of(), limits.stepsPerRun() - budget.runRemaining());
        } catch (StrategyFault fault) {
            return new AttackRun(
                    fault.code().code(),
                    fault.line(),
                    bar,
                    String.valueOf(fault.getMessage()),
                    List.of(),
                    limits.stepsPerRun() - budget.runRemaining());
        }
    }

    /** Refuses quantities, as an account does. */
    private static final class StrictHost extends RecordingHost {
        @Override
        public void buy(double quantity, String tag) {
            super.buy(checked(quantity), tag);
        }

        @Override
        public void sell(double quantity, String tag) {
            super.sell(checked(quantity), tag);
        }

        private static double checked(double quantity) {
            if (!(quantity >= 0.0 && quantity <= MOST_SHARES)) {
                throw new StrategyFault(FaultCode.INVALID_ARGUMENT, "quantity is " + quantity);
            }
            return quantity;
        }
    }
}

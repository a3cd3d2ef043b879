package io.atlantis.runner.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands share: where they print and how they refuse bad input. */
abstract sealed class StrategyCommand implements Callable<Integer>
        permits EvalCommand, BacktestCommand, FormatCommand, LanguageCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    @SuppressWarnings("UnusedVariable") // picocli shows the help before call()
    private boolean helpRequested;

    @Override
    public final Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            run(out);
            return CommandLine.ExitCode.OK;
        } catch (BadInputException e) {
            e.lines().forEach(spec.commandLine().getErr()::println);
            return CommandLine.ExitCode.USAGE;
        } finally {
            out.flush();
            spec.commandLine().getErr().flush();
        }
    }

    /** Does the command's work and prints its result. */
    abstract void run(PrintWriter out) throws BadInputException;
}

package io.atlantis.standalone;

import io.atlantis.runner.cli.BacktestCommand;
import io.atlantis.runner.cli.EvalCommand;
import io.atlantis.runner.cli.FormatCommand;
import io.atlantis.runner.cli.LanguageCommand;
import io.atlantis.standalone.client.AuditCommand;
import io.atlantis.standalone.client.ImportCommand;
import io.atlantis.standalone.client.StatusCommand;
import io.atlantis.standalone.data.RefusedException;
import io.atlantis.standalone.platform.RunCommand;
import io.atlantis.standalone.platform.StartFailedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Exit codes: 0 done, 1 failed or found a violation, 2 refused (the one line on stderr says why). */
@Command(
        name = "atlantis",
        description = "Event-sourced trading research and strategy platform.",
        subcommands = {
            RunCommand.class,
            StatusCommand.class,
            ImportCommand.class,
            AuditCommand.class,
            EvalCommand.class,
            BacktestCommand.class,
            FormatCommand.class,
            LanguageCommand.class,
        })
public final class Atlantis {

    private static final int REFUSED = 2;
    private static final int FAILED = 1;

    private Atlantis() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Atlantis())
                .setParameterExceptionHandler((failure, arguments) -> refuse(failure.getMessage()))
                .setExecutionExceptionHandler((failure, command, parsed) -> answer(failure));
    }

    private static int answer(Exception failure) {
        if (failure instanceof RefusedException) {
            return refuse(failure.getMessage());
        }
        if (failure instanceof StartFailedException) {
            System.err.println("atlantis: " + failure.getMessage());
        } else {
            System.err.println("atlantis: failed unexpectedly: " + failure);
            failure.printStackTrace();
        }
        return FAILED;
    }

    private static int refuse(@Nullable String reason) {
        System.err.println("atlantis: " + reason);
        return REFUSED;
    }
}

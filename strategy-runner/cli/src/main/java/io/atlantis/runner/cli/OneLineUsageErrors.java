package io.atlantis.runner.cli;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** Answers a command line that does not parse with one line and exit code 2, instead of the whole help. For the command line these commands are mounted in. */
public final class OneLineUsageErrors implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException error, String[] arguments) {
        CommandLine command = error.getCommandLine();
        String message = String.valueOf(error.getMessage()).replaceAll("\\s*\\R\\s*", " ");
        command.getErr().println(message + " (see " + command.getCommandSpec().qualifiedName() + " --help)");
        command.getErr().flush();
        return CommandLine.ExitCode.USAGE;
    }
}

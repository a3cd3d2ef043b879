package io.atlantis.command.fault;

import io.atlantis.command.CommandServiceApplication;

/** The command service as a program that ends with its test. */
final class ServiceMain {

    private ServiceMain() {}

    public static void main(String[] arguments) {
        var _ = ParentWatch.begin();
        CommandServiceApplication.main(arguments);
    }
}

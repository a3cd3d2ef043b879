package io.atlantis.command.fault;

import io.atlantis.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A broker as a program: {@code <log folder> <name=value>...} by Kafka's names. Ends itself when Kafka gives up. */
final class BrokerMain {

    private static final int GAVE_UP = 3;

    private BrokerMain() {}

    public static void main(String[] arguments) throws Exception {
        var watch = ParentWatch.begin();
        Map<String, String> settings = new HashMap<>();
        for (String argument : java.util.List.of(arguments).subList(1, arguments.length)) {
            int equals = argument.indexOf('=');
            settings.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        EmbeddedKafka.start(
                Path.of(arguments[0]), settings, _ -> Runtime.getRuntime().halt(GAVE_UP));
        watch.join();
    }
}

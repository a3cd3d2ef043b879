package io.atlantis.eventstore.index;

import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.MetadataKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** The events of a command: neighbours, since a command commits once and as a whole. Stateless. */
final class CommandEvents {

    private CommandEvents() {}

    static boolean isOf(String commandId, FoldedEvent event) {
        return commandId.equals(event.metadata().get(MetadataKeys.COMMAND_ID));
    }

    /**
     * Those from the first on.
     *
     * @param first sequence of the command's first event
     * @param end below which there are events
     */
    static List<FoldedEvent> from(long first, long end, String commandId, LongFunction<FoldedEvent> events) {
        List<FoldedEvent> found = new ArrayList<>();
        for (long sequence = first; sequence < end; sequence++) {
            FoldedEvent event = events.apply(sequence);
            if (!isOf(commandId, event)) {
                break;
            }
            found.add(event);
        }
        return List.copyOf(found);
    }
}

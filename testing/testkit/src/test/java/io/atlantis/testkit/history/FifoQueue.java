package io.atlantis.testkit.history;

import io.atlantis.testkit.history.SequentialModel.Step;
import java.util.ArrayList;
import java.util.List;

/** The queue of Herlihy and Wing's examples; an answer is what came out, or empty. */
final class FifoQueue implements SequentialModel<List<String>, FifoQueue.Input, String> {

    static final String OK = "";

    sealed interface Input {}

    record Enqueue(String item) implements Input {}

    record Dequeue() implements Input {}

    @Override
    public List<String> initial() {
        return List.of();
    }

    @Override
    public Step<List<String>, String> apply(List<String> state, Input input) {
        return switch (input) {
            case Enqueue(String item) -> {
                List<String> longer = new ArrayList<>(state);
                longer.add(item);
                yield new Step<>(List.copyOf(longer), OK);
            }
            case Dequeue _ when state.isEmpty() -> new Step<>(state, "nothing");
            case Dequeue _ -> new Step<>(state.subList(1, state.size()), state.getFirst());
        };
    }
}

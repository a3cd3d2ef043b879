package io.atlantis.testkit.history;

import io.atlantis.testkit.history.SequentialModel.Step;
import java.util.Optional;

/** A register that is read, written and written on condition; an answer is what was read, or whether it was written. */
final class CasRegister implements SequentialModel<Integer, CasRegister.Input, CasRegister.Output> {

    static final Output WRITTEN = new Output(true, Optional.empty());
    static final Output REFUSED = new Output(false, Optional.empty());

    sealed interface Input {}

    record Read() implements Input {}

    record Write(int value) implements Input {}

    record Cas(int expected, int value) implements Input {}

    record Output(boolean ok, Optional<Integer> value) {}

    static Output read(int value) {
        return new Output(true, Optional.of(value));
    }

    @Override
    public Integer initial() {
        return 0;
    }

    @Override
    public Step<Integer, Output> apply(Integer state, Input input) {
        return switch (input) {
            case Read _ -> new Step<>(state, read(state));
            case Write(int value) -> new Step<>(value, WRITTEN);
            case Cas(int expected, int value) when expected == state -> new Step<>(value, WRITTEN);
            case Cas _ -> new Step<>(state, REFUSED);
        };
    }
}

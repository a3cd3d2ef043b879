package io.atlantis.command.fault;

import io.atlantis.testkit.history.SequentialModel;

/**
 * A strategy as a versioned register, written from the API's promise and not from the service's code. The state is the version, 0 before
 * it exists. Names and sources are no part of it, since no command tells them: {@link RunAudit} follows those through the log.
 */
final class VersionedStrategy implements SequentialModel<Integer, VersionedStrategy.Input, VersionedStrategy.Output> {

    /** What is asked. */
    sealed interface Input {}

    record Create() implements Input {}

    record Edit(int expectedVersion) implements Input {}

    record Rename() implements Input {}

    /** What is answered. */
    sealed interface Output {}

    /** Created or edited, and now at this version. */
    record AtVersion(int version) implements Output {}

    /** Refused, since the strategy is at this version. */
    record Stale(int currentVersion) implements Output {}

    record Renamed() implements Output {}

    record NotFound() implements Output {}

    record Exists() implements Output {}

    @Override
    public Integer initial() {
        return 0;
    }

    @Override
    public Step<Integer, Output> apply(Integer version, Input input) {
        return switch (input) {
            case Create _ when version == 0 -> new Step<>(1, new AtVersion(1));
            case Create _ -> new Step<>(version, new Exists());
            case Edit _, Rename _ when version == 0 -> new Step<>(version, new NotFound());
            case Edit(int expected) when expected == version -> new Step<>(version + 1, new AtVersion(version + 1));
            case Edit _ -> new Step<>(version, new Stale(version));
            case Rename _ -> new Step<>(version, new Renamed());
        };
    }
}

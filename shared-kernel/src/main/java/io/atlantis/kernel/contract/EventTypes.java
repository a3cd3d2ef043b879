package io.atlantis.kernel.contract;

import io.atlantis.kernel.contract.backtest.BacktestEvent;
import io.atlantis.kernel.contract.privacy.PrivacyEvent;
import io.atlantis.kernel.contract.command.CommandRejected;
import io.atlantis.kernel.contract.strategy.StrategyEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every event type there is, by name and by class, and how older versions become the current ones. */
public final class EventTypes {

    private static final List<EventType> ALL = Stream.of(
                    StrategyEvent.types(), BacktestEvent.types(), CommandRejected.types(), PrivacyEvent.types())
            .flatMap(List::stream)
            .toList();

    /** One for each released version that is not the current one. */
    private static final List<Upcaster> UPCASTERS = List.of();

    private static final Map<String, EventType> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::name, Function.identity()));
    private static final Map<Class<? extends DomainEvent>, EventType> BY_CLASS =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::payload, Function.identity()));

    private EventTypes() {}

    public static List<EventType> all() {
        return ALL;
    }

    /** The steps from every older released version to the next. */
    public static List<Upcaster> upcasters() {
        return UPCASTERS;
    }

    /** The type recorded under a local name such as {@code StrategyEdited}; empty when this version knows none. */
    public static Optional<EventType> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /**
     * The type of an event.
     *
     * @throws IllegalArgumentException for a class that was never registered: a mistake in the program
     */
    public static EventType of(DomainEvent event) {
        return Optional.ofNullable(BY_CLASS.get(event.getClass()))
                .orElseThrow(() -> new IllegalArgumentException("no event type registered for " + event.getClass()));
    }
}

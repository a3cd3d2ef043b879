package io.atlantis.runner.service.request;

/** How far the event tail is. */
public sealed interface TailState {

    /** Reading the past; no backtest runs yet. */
    record CatchingUp() implements TailState {}

    /** At the end of the log, taking requests as they come. */
    record Following() implements TailState {}

    /**
     * Ended by a failure.
     *
     * @param reason what happened
     */
    record Failed(String reason) implements TailState {}
}

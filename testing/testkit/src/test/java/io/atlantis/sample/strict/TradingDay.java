package io.atlantis.sample.strict;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Breaks no rule. */
public record TradingDay(Instant open) {

    static TradingDay today(Clock clock) {
        return new TradingDay(clock.instant());
    }

    static TradingDay awaited(CompletableFuture<TradingDay> day)
            throws ExecutionException, InterruptedException, TimeoutException {
        return day.get(1, TimeUnit.SECONDS);
    }
}

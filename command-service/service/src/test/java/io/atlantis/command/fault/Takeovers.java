package io.atlantis.command.fault;

import io.atlantis.command.fault.Ledger.Acknowledged;
import io.atlantis.command.fault.RecordedClaims.Claim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long partitions went without an acknowledgement after their owner was killed. */
final class Takeovers {

    private final List<Death> deaths = new ArrayList<>();

    /** An owner's end: the claim that it held, and the moment before it was killed. */
    private record Death(Claim held, long killedNs) {}

    void killed(Claim held, long killedNs) {
        deaths.add(new Death(held, killedNs));
    }

    /** From each kill to the first acknowledgement of a command that a later owner of the partition carried out, sorted. */
    List<Duration> measured(RecordedClaims claims, List<Acknowledged> acknowledged) {
        List<Duration> durations = new ArrayList<>();
        for (Death death : deaths) {
            claims.of(death.held().partition()).stream()
                    .filter(claim -> claim.epoch() > death.held().epoch())
                    .findFirst()
                    .ifPresent(next -> acknowledged.stream()
                            .filter(told -> told.partition() == next.partition() && told.offset() > next.offset())
                            .mapToLong(Acknowledged::completeNs)
                            .min()
                            .ifPresent(firstNs -> durations.add(Duration.ofNanos(firstNs - death.killedNs()))));
        }
        durations.sort(null);
        return durations;
    }

    /** A percentile of sorted durations, by nearest rank. */
    static Duration percentile(List<Duration> sorted, double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.size());
        return sorted.get(Math.clamp(rank - 1L, 0, sorted.size() - 1));
    }
}

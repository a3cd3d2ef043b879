package io.atlantis.benchmarks.eventstore;

import io.atlantis.benchmarks.Measurement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The loads of all rounds; figures and ratios are medians over the rounds. Not thread-safe. */
final class Standings {

    private record Key(String contender, int clients) {}

    private final Map<Key, List<Load>> loads = new LinkedHashMap<>();

    void add(String contender, int clients, Load load) {
        loads.computeIfAbsent(new Key(contender, clients), _ -> new ArrayList<>())
                .add(load);
    }

    /** Rate, p50 and p99 of a contender. */
    List<Measurement> figures(String contender, int clients, String how) {
        Load median = new Load(
                median(contender, clients, Load::perSecond),
                median(contender, clients, Load::p50Us),
                median(contender, clients, Load::p99Us));
        return ClosedLoop.figures(contender, clients, median, how);
    }

    /** Median over the rounds of one's figure by another's of the same round. */
    double ratio(String one, String other, int clients, ToDoubleFunction<Load> figure) {
        double[] ones = each(one, clients, figure);
        double[] others = each(other, clients, figure);
        double[] ratios = new double[ones.length];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = ones[round] / others[round];
        }
        return median(ratios);
    }

    /** Median over the rounds. */
    double median(String contender, int clients, ToDoubleFunction<Load> figure) {
        return median(each(contender, clients, figure));
    }

    private double[] each(String contender, int clients, ToDoubleFunction<Load> figure) {
        return loads.getOrDefault(new Key(contender, clients), List.of()).stream()
                .mapToDouble(figure)
                .toArray();
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

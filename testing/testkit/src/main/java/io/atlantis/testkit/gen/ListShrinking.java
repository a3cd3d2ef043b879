package io.atlantis.testkit.gen;

import java.util.ArrayList;
import java.util.List;

/** How a list gets simpler: ever smaller runs of elements leave, then single elements get simpler. */
final class ListShrinking {

    private ListShrinking() {}

    static <T> Sample<List<T>> sample(List<Sample<T>> elements, int minSize) {
        List<T> values = elements.stream().map(Sample::value).toList();
        return new Sample<>(values, () -> {
            List<Sample<List<T>>> simpler = new ArrayList<>();
            for (int run = elements.size() - minSize; run > 0; run /= 2) {
                addWithoutRuns(simpler, elements, run, minSize);
            }
            addWithSimplerElements(simpler, elements, minSize);
            return simpler;
        });
    }

    private static <T> void addWithoutRuns(
            List<Sample<List<T>>> simpler, List<Sample<T>> elements, int run, int minSize) {
        for (int from = 0; from + run <= elements.size(); from += run) {
            List<Sample<T>> rest = new ArrayList<>(elements.subList(0, from));
            rest.addAll(elements.subList(from + run, elements.size()));
            simpler.add(sample(rest, minSize));
        }
    }

    private static <T> void addWithSimplerElements(
            List<Sample<List<T>>> simpler, List<Sample<T>> elements, int minSize) {
        for (int i = 0; i < elements.size(); i++) {
            for (Sample<T> element : elements.get(i).simpler().get()) {
                List<Sample<T>> changed = new ArrayList<>(elements);
                changed.set(i, element);
                simpler.add(sample(changed, minSize));
            }
        }
    }
}

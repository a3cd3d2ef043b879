package io.atlantis.testkit.history;

import java.util.ArrayList;
import java.util.List;

/**
 * Linearizability by its definition, for a handful of calls: tries every selection of the calls of unknown outcome and every order of what
 * is selected. No memory, no lifting, nothing in common with the checker but the model.
 */
final class EveryOrder {

    private EveryOrder() {}

    static <S, I, O> boolean linearizable(SequentialModel<S, I, O> model, List<Operation<I, O>> operations) {
        List<Operation<I, O>> unknown =
                operations.stream().filter(o -> o.output().isEmpty()).toList();
        for (int selection = 0; selection < 1 << unknown.size(); selection++) {
            List<Operation<I, O>> selected = new ArrayList<>(
                    operations.stream().filter(o -> o.output().isPresent()).toList());
            for (int i = 0; i < unknown.size(); i++) {
                if ((selection >> i & 1) == 1) {
                    selected.add(unknown.get(i));
                }
            }
            if (someOrderOf(model, new ArrayList<>(), selected)) {
                return true;
            }
        }
        return false;
    }

    private static <S, I, O> boolean someOrderOf(
            SequentialModel<S, I, O> model, List<Operation<I, O>> order, List<Operation<I, O>> rest) {
        if (rest.isEmpty()) {
            return respectsTime(order) && answersAsModel(model, order);
        }
        for (int i = 0; i < rest.size(); i++) {
            List<Operation<I, O>> longer = new ArrayList<>(order);
            longer.add(rest.get(i));
            List<Operation<I, O>> shorter = new ArrayList<>(rest);
            shorter.remove(i);
            if (someOrderOf(model, longer, shorter)) {
                return true;
            }
        }
        return false;
    }

    private static boolean respectsTime(List<? extends Operation<?, ?>> order) {
        for (int later = 0; later < order.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                if (order.get(later).completeNs() < order.get(earlier).invokeNs()) {
                    return false;
                }
            }
        }
        return true;
    }

    private static <S, I, O> boolean answersAsModel(SequentialModel<S, I, O> model, List<Operation<I, O>> order) {
        S state = model.initial();
        for (Operation<I, O> operation : order) {
            SequentialModel.Step<S, O> step = model.apply(state, operation.input());
            if (operation.output().isPresent()
                    && !operation.output().orElseThrow().equals(step.output())) {
                return false;
            }
            state = step.state();
        }
        return true;
    }
}

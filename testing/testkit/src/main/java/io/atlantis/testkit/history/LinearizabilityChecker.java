package io.atlantis.testkit.history;

import io.atlantis.testkit.history.CallList.Entry;
import io.atlantis.testkit.history.SequentialModel.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a history of one object is linearizable: whether each call can be given an instant between its invocation
 * and its completion so that the answers are those of the model called in that order. Objects are independent of each other,
 * so a history of many is checked one by one (linearizability is local: Herlihy and Wing, 1990, theorem 1).
 *
 * <p>The search of Wing and Gong (1993) with Lowe's memory of configurations already looked at (2017): a configuration is the
 * set of calls that have taken effect and the state they led to. A call of unknown outcome may take effect at any time after
 * its invocation, whatever it would have answered, or never. Immutable and thread-safe.
 *
 * @param <S> type of the model's states
 * @param <I> type of the inputs
 * @param <O> type of the outputs
 */
public final class LinearizabilityChecker<S, I, O> {

    private static final int DEFAULT_LIMIT = 2_000_000;

    private final SequentialModel<S, I, O> model;
    private final int maxConfigurations;

    /** A checker that gives up after two million configurations of one history. */
    public LinearizabilityChecker(SequentialModel<S, I, O> model) {
        this(model, DEFAULT_LIMIT);
    }

    /** A checker that gives up after so many configurations of one history. */
    public LinearizabilityChecker(SequentialModel<S, I, O> model, int maxConfigurations) {
        this.model = model;
        this.maxConfigurations = maxConfigurations;
    }

    /**
     * Checks the history of one object.
     *
     * @param operations in any order
     */
    public Verdict<I, O> check(List<Operation<I, O>> operations) {
        return new Search(operations).run();
    }

    private record Configuration<S>(BitSet effective, S state) {}

    private record Choice<S, I, O>(Entry<I, O> call, S before) {}

    /** One search, from the empty order on. */
    private final class Search {

        private final CallList<I, O> calls;
        private final Set<Configuration<S>> seen = new HashSet<>();
        private final Deque<Choice<S, I, O>> order = new ArrayDeque<>();
        private final BitSet effective = new BitSet();
        private S state = model.initial();
        private long unexplained;
        private List<Operation<I, O>> longest = List.of();
        private @Nullable Operation<I, O> blocked;

        Search(List<Operation<I, O>> operations) {
            this.calls = new CallList<>(operations);
            this.unexplained = operations.stream()
                    .filter(operation -> operation.output().isPresent())
                    .count();
        }

        Verdict<I, O> run() {
            @Nullable Entry<I, O> entry = calls.first();
            while (unexplained > 0) {
                // A return is left while an answer is unexplained, and the walk never gets past the first one.
                Entry<I, O> here = Objects.requireNonNull(entry, "walked past the last return");
                if (!here.isCall()) {
                    remember(here.operation());
                    if (order.isEmpty()) {
                        return new Verdict.Violation<>(longest, Objects.requireNonNull(blocked));
                    }
                    entry = takeBack().next();
                } else if (takesEffect(here)) {
                    entry = calls.first();
                } else {
                    entry = here.next();
                }
                if (seen.size() > maxConfigurations) {
                    return new Verdict.Undecided<>(seen.size());
                }
            }
            return new Verdict.Linearizable<>(inOrder());
        }

        /** Lets a call take effect next, if its answer allows that and the configuration is a new one. */
        private boolean takesEffect(Entry<I, O> call) {
            Operation<I, O> operation = call.operation();
            Step<S, O> step = model.apply(state, operation.input());
            boolean answered = operation.output().isPresent();
            boolean possible = answered
                    ? step.output().equals(operation.output().orElseThrow())
                    // Without an effect it may as well be left out.
                    : !step.state().equals(state);
            if (!possible) {
                return false;
            }
            effective.set(call.id());
            if (!seen.add(new Configuration<>((BitSet) effective.clone(), step.state()))) {
                effective.clear(call.id());
                return false;
            }
            order.push(new Choice<>(call, state));
            calls.lift(call);
            state = step.state();
            unexplained -= answered ? 1 : 0;
            return true;
        }

        private Entry<I, O> takeBack() {
            Choice<S, I, O> last = order.pop();
            calls.putBack(last.call());
            effective.clear(last.call().id());
            state = last.before();
            unexplained += last.call().operation().output().isPresent() ? 1 : 0;
            return last.call();
        }

        private void remember(Operation<I, O> stuck) {
            if (blocked == null || order.size() > longest.size()) {
                longest = inOrder();
                blocked = stuck;
            }
        }

        private List<Operation<I, O>> inOrder() {
            List<Operation<I, O>> operations = new ArrayList<>(order.size());
            order.descendingIterator()
                    .forEachRemaining(choice -> operations.add(choice.call().operation()));
            return operations;
        }
    }
}

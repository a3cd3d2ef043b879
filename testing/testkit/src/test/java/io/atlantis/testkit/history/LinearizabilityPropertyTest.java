package io.atlantis.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.testkit.gen.Gen;
import io.atlantis.testkit.gen.Gens;
import io.atlantis.testkit.gen.Property;
import io.atlantis.testkit.gen.SeededTest;
import io.atlantis.testkit.history.CasRegister.Cas;
import io.atlantis.testkit.history.CasRegister.Input;
import io.atlantis.testkit.history.CasRegister.Output;
import io.atlantis.testkit.history.CasRegister.Read;
import io.atlantis.testkit.history.CasRegister.Write;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The checker against the definition on small histories, and on large ones that are linearizable by how they were made. */
class LinearizabilityPropertyTest {

    private static final int SMALL = 6;
    private static final int TIMES = 12;
    private static final int LARGE = 2_000;
    private static final int PROCESSES = 8;
    private static final int UNANSWERED_PERCENT = 5;

    private final CasRegister model = new CasRegister();
    private final LinearizabilityChecker<Integer, Input, Output> checker = new LinearizabilityChecker<>(model);

    private static Gen<Input> inputs() {
        Gen<Integer> values = Gens.ints(0, 2);
        return Gens.oneOf(Gens.constant(new Read()), values.map(Write::new), Gens.zip(values, values, Cas::new));
    }

    private static Gen<Output> outputsOf(Input input) {
        return switch (input) {
            case Read _ -> Gens.ints(0, 2).map(CasRegister::read);
            case Write _ -> Gens.constant(CasRegister.WRITTEN);
            case Cas _ -> Gens.of(CasRegister.WRITTEN, CasRegister.REFUSED);
        };
    }

    /** Answers by chance: about half of these histories are linearizable. */
    private static Gen<Operation<Input, Output>> operations() {
        return inputs().flatMap(input -> outputsOf(input)
                .flatMap(output -> Gens.zip(Gens.ints(0, TIMES), Gens.ints(0, TIMES), (start, length) -> {
                    boolean unknown = length > TIMES * 4 / 5;
                    return unknown
                            ? Operation.<Input, Output>unknown(0, start, input)
                            : Operation.completed(0, start, start + length, input, output);
                })));
    }

    @Test
    void shouldAgreeWithTheDefinitionOnSmallHistories() {
        AtomicInteger yes = new AtomicInteger();
        AtomicInteger no = new AtomicInteger();
        Property.forAll(Gens.lists(operations(), 0, SMALL)).tries(2_000).check(history -> {
            boolean expected = EveryOrder.linearizable(model, history);
            (expected ? yes : no).incrementAndGet();
            assertThat(checker.check(history).linearizable())
                    .as("linearizable by definition: %s", expected)
                    .isEqualTo(expected);
        });
        assertThat(yes.get()).as("linearizable ones among them").isGreaterThan(200);
        assertThat(no.get()).as("others among them").isGreaterThan(200);
    }

    @SeededTest
    void shouldAcceptWhatAnAtomicRegisterAnswered(RandomGenerator random) {
        List<Operation<Input, Output>> history = atomicHistory(random, UNANSWERED_PERCENT);
        assertThat(checker.check(history)).isInstanceOf(Verdict.Linearizable.class);
    }

    @SeededTest
    void shouldGiveAnOrderThatTheModelAnswersAlike(RandomGenerator random) {
        Verdict<Input, Output> verdict = checker.check(atomicHistory(random, UNANSWERED_PERCENT));
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Linearizable.class, found -> {
            Integer state = model.initial();
            long latestInvocationNs = Long.MIN_VALUE;
            for (Object each : found.order()) {
                @SuppressWarnings("unchecked")
                Operation<Input, Output> operation = (Operation<Input, Output>) each;
                var step = model.apply(state, operation.input());
                operation.output().ifPresent(output -> assertThat(step.output()).isEqualTo(output));
                latestInvocationNs = Math.max(latestInvocationNs, operation.invokeNs());
                assertThat(operation.completeNs()).isGreaterThanOrEqualTo(latestInvocationNs);
                state = step.state();
            }
        });
    }

    @SeededTest
    void shouldRejectAReadOfWhatWasNeverWrittenAnywhereInALargeHistory(RandomGenerator random) {
        // All answered: with a hundred writes that may have happened at any time, no search is short.
        List<Operation<Input, Output>> history = atomicHistory(random, 0);
        int victim = random.nextInt(history.size());
        Operation<Input, Output> told = history.get(victim);
        history.set(
                victim,
                Operation.completed(
                        told.process(), told.invokeNs(), told.invokeNs() + 1, new Read(), CasRegister.read(99)));
        assertThat(checker.check(history))
                .isInstanceOfSatisfying(
                        Verdict.Violation.class,
                        violation -> assertThat(violation.toString()).contains("no place for"));
    }

    /** Calls in turn at instants of their own, seen through windows around these instants. */
    private List<Operation<Input, Output>> atomicHistory(RandomGenerator random, int unansweredPercent) {
        List<Operation<Input, Output>> history = new ArrayList<>();
        Integer state = model.initial();
        Gen<Input> inputs = inputs();
        for (int i = 0; i < LARGE; i++) {
            long instantNs = i * 10L;
            Input input = inputs.next(random);
            var step = model.apply(state, input);
            long invokeNs = instantNs - random.nextInt(10 * PROCESSES / 2);
            long completeNs = instantNs + random.nextInt(10 * PROCESSES / 2);
            state = step.state();
            history.add(
                    random.nextInt(100) < unansweredPercent
                            ? Operation.unknown(i % PROCESSES, invokeNs, input)
                            : Operation.completed(i % PROCESSES, invokeNs, completeNs, input, step.output()));
        }
        Collections.shuffle(history, new java.util.Random(random.nextLong()));
        return history;
    }
}

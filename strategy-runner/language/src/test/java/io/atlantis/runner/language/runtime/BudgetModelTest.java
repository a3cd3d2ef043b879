package io.atlantis.runner.language.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.testkit.gen.SeededTest;
import java.util.random.RandomGenerator;

/** A budget, which does as little as it can for each event, says at every call what one says that keeps plain account of all. */
class BudgetModelTest {
    private static final int BARS = 400;
    private static final int MOST_CALLS = 6;

    /** What may be spent, what was, and nothing clever. */
    private static final class Model {
        private final BudgetLimits limits;
        private final MessageLimits messageLimits;
        private long runSteps;
        private long eventSteps;
        private long runStepsAtEvent;
        private long bytes;
        private long eventBytes;
        private long bytesAtEvent;
        private int messages;
        private int runMessages;

        Model(BudgetLimits limits, MessageLimits messageLimits) {
            this.limits = limits;
            this.messageLimits = messageLimits;
            begin();
        }

        void begin() {
            eventSteps = 0;
            runStepsAtEvent = runSteps;
            eventBytes = 0;
            bytesAtEvent = bytes;
            messages = 0;
        }

        String charge(long steps) {
            long left = limits.stepsPerRun() - runStepsAtEvent;
            long allowed = Math.min(limits.stepsPerEvent(), left);
            if (steps > allowed - eventSteps) {
                runSteps = runStepsAtEvent + allowed;
                return left <= limits.stepsPerEvent() ? "run's budget" : "for one event is spent";
            }
            eventSteps += steps;
            runSteps += steps;
            return "";
        }

        String chargeSeries(long steps) {
            if (steps > limits.stepsPerRun() - runSteps) {
                return "run's budget";
            }
            runSteps += steps;
            return "";
        }

        String allocate(long size) {
            eventBytes += size;
            return eventBytes > limits.bytes() - bytesAtEvent ? "lists, dicts and tuples" : "";
        }

        String text(long length) {
            String end = charge(1 + length / 8);
            if (!end.isEmpty()) {
                return end;
            }
            if (2 * length > limits.bytes() - bytes) {
                return "texts";
            }
            bytes += 2 * length;
            return "";
        }

        String message() {
            if (++messages > messageLimits.perEvent()) {
                return "for one event is spent";
            }
            return ++runMessages > messageLimits.perRun() ? "for the run is spent" : "";
        }

        long left() {
            return limits.stepsPerRun() - runSteps;
        }
    }

    @SeededTest(tries = 2_000)
    void shouldCountAsAPlainAccountDoes(RandomGenerator random) {
        BudgetLimits limits = new BudgetLimits(upTo(random, 200), upTo(random, 20_000), upTo(random, 100_000));
        MessageLimits messages = new MessageLimits((int) upTo(random, 8), 1_000, (int) upTo(random, 500), 100_000);
        new Run(limits, messages, random.nextInt(30), 60, random).toItsEnd();
    }

    /** Limits so small that what is left is often what is asked for, or one less. */
    @SeededTest(tries = 100)
    void shouldCountAsAPlainAccountDoesAtTheEdge(RandomGenerator random) {
        for (int perEvent = 1; perEvent <= 4; perEvent++) {
            for (int perRun = 1; perRun <= 12; perRun++) {
                for (int perBar = 0; perBar <= 3; perBar++) {
                    BudgetLimits limits = new BudgetLimits(perEvent, perRun, 100_000);
                    new Run(limits, MessageLimits.DEFAULT, perBar, 3, random).toItsEnd();
                }
            }
        }
    }

    /**
     * A budget and the model of it.
     *
     * @param perBar steps of the series at each bar
     * @param mostAtOnce steps of most calls
     */
    private record Run(Budget budget, Model model, int perBar, int mostAtOnce, RandomGenerator random) {
        Run(BudgetLimits limits, MessageLimits messages, int perBar, int mostAtOnce, RandomGenerator random) {
            this(new Budget(limits, messages), new Model(limits, messages), perBar, mostAtOnce, random);
        }

        void toItsEnd() {
            String end = "";
            for (int bar = 0; bar < BARS && end.isEmpty(); bar++) {
                end = same(() -> budget.chargeSeries(perBar), model.chargeSeries(perBar));
                if (end.isEmpty()) {
                    budget.beginEvent();
                    model.begin();
                    end = event();
                }
                assertThat(budget.runRemaining()).isEqualTo(model.left());
            }
        }

        private String event() {
            int calls = random.nextInt(3) > 0 ? 0 : random.nextInt(MOST_CALLS);
            String end = "";
            for (int i = 0; i < calls && end.isEmpty(); i++) {
                end = call(upTo(random, mostAtOnce));
                assertThat(budget.runRemaining()).isEqualTo(model.left());
            }
            return end;
        }

        private String call(long size) {
            return switch (random.nextInt(5)) {
                case 0 -> same(() -> budget.allocate(size * 100), model.allocate(size * 100));
                case 1 -> same(() -> budget.chargeText(size), model.text(size));
                case 2 -> same(() -> budget.chargeMessage("m"), model.message());
                case 3 -> {
                    long steps = random.nextInt(500) == 0 ? Long.MAX_VALUE - size : size;
                    yield same(() -> budget.charge(steps), model.charge(steps));
                }
                default -> same(() -> budget.charge(1), model.charge(1));
            };
        }
    }

    /** Requires the end that the model has come to, and gives it. */
    private static String same(Runnable spending, String end) {
        String own = "";
        try {
            spending.run();
        } catch (StrategyFault fault) {
            own = String.valueOf(fault.getMessage());
            assertThat(end).as(own).isNotEmpty();
        }
        assertThat(own).contains(end);
        return end;
    }

    /** Small numbers as often as large ones. */
    private static long upTo(RandomGenerator random, long most) {
        return 1 + random.nextLong(random.nextBoolean() ? most : 1 + most / 10);
    }
}

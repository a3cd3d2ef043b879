package io.atlantis.testkit.history;

import static io.atlantis.testkit.history.CasRegister.WRITTEN;
import static io.atlantis.testkit.history.CasRegister.read;
import static io.atlantis.testkit.history.FifoQueue.OK;
import static io.atlantis.testkit.history.Operation.completed;
import static io.atlantis.testkit.history.Operation.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.testkit.history.CasRegister.Read;
import io.atlantis.testkit.history.CasRegister.Write;
import io.atlantis.testkit.history.FifoQueue.Dequeue;
import io.atlantis.testkit.history.FifoQueue.Enqueue;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Histories whose verdict others have published: the queue histories H1 to H4 of Herlihy and Wing, "Linearizability: A Correctness
 * Condition for Concurrent Objects" (1990), section 1.1, with their order of events as times; and the register histories of MIT 6.824
 * (2017, quiz 2, section VII) that Porcupine's own tests use.
 */
class PublishedHistoriesTest {

    private static final int A = 1;
    private static final int B = 2;
    private static final int C = 3;

    private final LinearizabilityChecker<List<String>, FifoQueue.Input, String> queue =
            new LinearizabilityChecker<>(new FifoQueue());
    private final LinearizabilityChecker<Integer, CasRegister.Input, CasRegister.Output> register =
            new LinearizabilityChecker<>(new CasRegister());

    @Test
    void shouldAcceptOverlappingEnqueuesInEitherOrder() {
        // H1: E(x)A E(y)B OkB OkA DB OkB(x) DA OkA(y) E(z)A
        List<Operation<FifoQueue.Input, String>> history = List.of(
                completed(A, 1, 4, new Enqueue("x"), OK),
                completed(B, 2, 3, new Enqueue("y"), OK),
                completed(B, 5, 6, new Dequeue(), "x"),
                completed(A, 7, 8, new Dequeue(), "y"),
                unknown(A, 9, new Enqueue("z")));
        assertThat(queue.check(history).linearizable()).isTrue();
    }

    @Test
    void shouldRejectADequeueAgainstTheOrderOfFinishedEnqueues() {
        // H2: E(x)A OkA E(y)B DA OkB OkA(y)
        List<Operation<FifoQueue.Input, String>> history = List.of(
                completed(A, 1, 2, new Enqueue("x"), OK),
                completed(B, 3, 5, new Enqueue("y"), OK),
                completed(A, 4, 6, new Dequeue(), "y"));
        assertThat(queue.check(history)).isInstanceOf(Verdict.Violation.class);
    }

    @Test
    void shouldLetACallOfUnknownOutcomeTakeEffect() {
        // H3: E(x)A DB OkB(x)
        List<Operation<FifoQueue.Input, String>> history =
                List.of(unknown(A, 1, new Enqueue("x")), completed(B, 2, 3, new Dequeue(), "x"));
        assertThat(queue.check(history).linearizable()).isTrue();
    }

    @Test
    void shouldRejectAnItemThatIsDequeuedTwice() {
        // H4: E(x)A E(y)B OkA OkB DA DC OkA(y) OkC(y)
        List<Operation<FifoQueue.Input, String>> history = List.of(
                completed(A, 1, 3, new Enqueue("x"), OK),
                completed(B, 2, 4, new Enqueue("y"), OK),
                completed(A, 5, 7, new Dequeue(), "y"),
                completed(C, 6, 8, new Dequeue(), "y"));
        assertThat(queue.check(history)).isInstanceOf(Verdict.Violation.class);
    }

    @Test
    void shouldAcceptReadsThatFallOnEitherSideOfAWrite() {
        List<Operation<CasRegister.Input, CasRegister.Output>> history = List.of(
                completed(0, 0, 100, new Write(100), WRITTEN),
                completed(1, 25, 75, new Read(), read(100)),
                completed(2, 30, 60, new Read(), read(0)));
        assertThat(register.check(history).linearizable()).isTrue();
    }

    @Test
    void shouldRejectAReadThatIsOlderThanAFinishedOne() {
        List<Operation<CasRegister.Input, CasRegister.Output>> history = List.of(
                completed(0, 0, 100, new Write(200), WRITTEN),
                completed(1, 10, 30, new Read(), read(200)),
                completed(2, 40, 90, new Read(), read(0)));
        assertThat(register.check(history)).isInstanceOf(Verdict.Violation.class);
    }
}

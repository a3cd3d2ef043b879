package io.atlantis.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final Outbox outbox = new Outbox(3);

    @Test
    void shouldHandOutFramesInOrder() throws Exception {
        offer("a", 1);
        offer("b", 7);
        assertThat(drain()).containsExactly("a1", "b7");
        assertThat(outbox.gaps()).isEmpty();
    }

    @Test
    void shouldDropWhatIsStaleAndCountItWhenTheClientIsSlow() throws Exception {
        offer("a", 1);
        offer("b", 7);
        offer("a", 2);
        offer("a", 3);
        assertThat(drain()).isEmpty();
        assertThat(outbox.gaps()).containsExactlyInAnyOrder("a", "b");
        assertThat(outbox.closeGap("a")).isEqualTo(3);
        assertThat(outbox.closeGap("b")).isEqualTo(1);
    }

    @Test
    void shouldLetAChannelInAgainOnlyWhenItsGapIsClosed() throws Exception {
        for (int seq = 1; seq <= 4; seq++) {
            offer("a", seq);
        }
        offer("a", 5);
        assertThat(drain()).isEmpty();
        assertThat(outbox.closeGap("a")).isEqualTo(5);
        offer("a", 6);
        assertThat(drain()).containsExactly("a6");
    }

    @Test
    void shouldAnswerOnlyWhileThereIsRoom() throws Exception {
        for (int i = 0; i < 5; i++) {
            outbox.answer(new Frame("", i, "answer" + i));
        }
        assertThat(drain()).containsExactly("answer0", "answer1", "answer2");
        assertThat(outbox.gaps()).isEmpty();
    }

    private void offer(String channel, long seq) {
        outbox.offer(new Frame(channel, seq, channel + seq));
    }

    private List<String> drain() throws InterruptedException {
        List<String> texts = new ArrayList<>();
        Optional<Frame> next = outbox.poll(Duration.ZERO);
        while (next.isPresent()) {
            texts.add(next.get().text());
            next = outbox.poll(Duration.ZERO);
        }
        return texts;
    }
}

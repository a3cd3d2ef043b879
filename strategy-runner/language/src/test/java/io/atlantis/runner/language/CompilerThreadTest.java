package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.language.diagnostic.Diagnostic;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CompilerThreadTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void shouldAnswerADiagnosticWhenTheTimeIsUpAndTellTheThread() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);

        Compilation answer = CompilerThread.run(() -> waitUntilTold(told), Duration.ofMillis(50));

        assertThat(answer.diagnostics()).extracting(Diagnostic::code).containsExactly("compilation-stopped");
        assertThat(told.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void shouldAnswerADiagnosticWhenTheCallerIsInterrupted() throws InterruptedException {
        AtomicReference<Compilation> answer = new AtomicReference<>();
        CountDownLatch told = new CountDownLatch(1);
        Thread caller = Thread.ofPlatform().start(() -> {
            Thread.currentThread().interrupt();
            answer.set(CompilerThread.run(() -> waitUntilTold(told), LONG));
        });

        assertThat(caller.join(LONG)).isTrue();
        assertThat(answer.get().diagnostics()).extracting(Diagnostic::code).containsExactly("compilation-stopped");
    }

    @Test
    void shouldAnswerADiagnosticWhenTheStackOrTheCompilerFails() {
        assertThat(CompilerThread.run(() -> deeper(0), LONG).diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly("nesting-too-deep");
        assertThat(CompilerThread.run(
                                () -> {
                                    throw new IllegalStateException("planted");
                                },
                                LONG)
                        .diagnostics())
                .singleElement()
                .satisfies(diagnostic -> {
                    assertThat(diagnostic.code()).isEqualTo("internal-error");
                    assertThat(diagnostic.message()).contains("planted");
                });
    }

    @Test
    void shouldNotCompileOnTheThreadThatAsks() {
        AtomicReference<Thread> compiler = new AtomicReference<>();

        CompilerThread.run(
                () -> {
                    compiler.set(Thread.currentThread());
                    return new Compilation.Rejected(List.of());
                },
                LONG);

        assertThat(compiler.get()).isNotSameAs(Thread.currentThread());
        assertThat(compiler.get().isDaemon()).isTrue();
    }

    private static Compilation waitUntilTold(CountDownLatch told) {
        try {
            new CountDownLatch(1).await(LONG.toSeconds(), TimeUnit.SECONDS);
            throw new IllegalStateException("nobody told");
        } catch (InterruptedException e) {
            told.countDown();
            throw new CancellationException();
        }
    }

    private static Compilation deeper(int depth) {
        return depth < 0 ? deeper(depth) : deeper(depth + 1);
    }
}

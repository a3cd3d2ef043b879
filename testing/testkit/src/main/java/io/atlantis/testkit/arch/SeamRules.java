package io.atlantis.testkit.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/** A7 and the second half of A12: time, chance, threads and waits come through seams. */
final class SeamRules {

    private static final Map<String, Set<String>> CLOCKS_AND_CHANCE = Map.of(
            System.class.getName(), Set.of("currentTimeMillis", "nanoTime"),
            Math.class.getName(), Set.of("random"),
            UUID.class.getName(), Set.of("randomUUID"),
            ThreadLocalRandom.class.getName(), Set.of("current"));

    private static final Set<String> NOW_TYPES = Set.of(
            Instant.class.getName(),
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.ZonedDateTime",
            "java.time.OffsetDateTime");

    private static final Set<String> WAITING_TYPES = Set.of(
            Future.class.getName(),
            CompletableFuture.class.getName(),
            "org.apache.kafka.common.KafkaFuture",
            Thread.class.getName(),
            CountDownLatch.class.getName(),
            Process.class.getName());

    private static final Set<String> WAITS = Set.of("get", "join", "await", "waitFor");

    private SeamRules() {}

    static List<ArchRule> all() {
        return List.of(clocksComeThroughSeams(), threadsStartInPipelines(), waitsHaveDeadlines());
    }

    private static ArchRule clocksComeThroughSeams() {
        return noClasses()
                .that(areNoSeam())
                .should()
                .callCodeUnitWhere(
                        describe("a clock, an id or chance outside the seams", SeamRules::readsClockOrChance))
                .as("A7 time, ids and chance come from java.time.Clock, Ticker, IdGenerator or a seeded source");
    }

    private static ArchRule threadsStartInPipelines() {
        return noClasses()
                .that(areNoSeam())
                .should()
                .callConstructorWhere(describe("a new thread", call -> constructs(call, Thread.class)))
                .orShould()
                .callMethod(Thread.class, "startVirtualThread", Runnable.class)
                .as("A7 threads come from an executor or start in a *Pipeline");
    }

    private static ArchRule waitsHaveDeadlines() {
        return noClasses()
                .should()
                .callMethodWhere(describe("a wait without a deadline", SeamRules::waitsForEver))
                .as("A12 no join(), get(), await() or waitFor() without a timeout");
    }

    private static DescribedPredicate<JavaClass> areNoSeam() {
        return describe("are no seam", javaClass -> {
            String packageName = javaClass.getPackageName();
            return !packageName.equals("io.atlantis.kernel.time")
                    && !packageName.equals("io.atlantis.kernel.id")
                    && !packageName.startsWith("io.atlantis.testkit")
                    && !outermost(javaClass).getSimpleName().endsWith("Pipeline");
        });
    }

    private static JavaClass outermost(JavaClass javaClass) {
        return javaClass.getEnclosingClass().map(SeamRules::outermost).orElse(javaClass);
    }

    private static boolean readsClockOrChance(JavaCall<?> call) {
        AccessTarget.CodeUnitCallTarget target = call.getTarget();
        String owner = target.getOwner().getName();
        if (CLOCKS_AND_CHANCE.getOrDefault(owner, Set.of()).contains(target.getName())) {
            return true;
        }
        boolean withoutArguments = target.getRawParameterTypes().isEmpty();
        boolean now = NOW_TYPES.contains(owner) && target.getName().equals("now") && withoutArguments;
        return now || (constructs(call, Random.class) && withoutArguments);
    }

    private static boolean constructs(JavaCall<?> call, Class<?> type) {
        return call.getTarget().getName().equals("<init>")
                && call.getTarget().getOwner().isEquivalentTo(type);
    }

    private static boolean waitsForEver(JavaCall<?> call) {
        AccessTarget.CodeUnitCallTarget target = call.getTarget();
        return WAITS.contains(target.getName())
                && target.getRawParameterTypes().isEmpty()
                && WAITING_TYPES.stream().anyMatch(type -> target.getOwner().isAssignableTo(type));
    }
}

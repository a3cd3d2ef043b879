package io.atlantis.testkit.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each rule is shown a class that breaks it and one that doesn't. */
class ArchitectureRulesTest {

    private final JavaClasses strict = new ClassFileImporter().importPackages("io.atlantis.sample.strict");
    private final JavaClasses loose = new ClassFileImporter().importPackages("io.atlantis.sample.loose");
    private final JavaClasses model = new ClassFileImporter().importPackages("io.atlantis.sample.model");

    @Test
    void shouldAcceptCodeAsItShouldBe() {
        assertThat(violations(strict)).isEmpty();
    }

    @Test
    void shouldFindWhatBreaksARule() {
        assertThat(violations(loose))
                .anyMatch(line -> line.contains("has no package-info.java with @NullMarked"))
                .anyMatch(line -> line.contains("Instant.now()"))
                .anyMatch(line -> line.contains("UUID.randomUUID()"))
                .anyMatch(line -> line.contains("DayManager.thread()"))
                .anyMatch(line -> line.contains("CompletableFuture.join()"))
                .anyMatch(line -> line.contains("name matching"));
    }

    @Test
    void shouldLetPipelinesStartThreads() {
        assertThat(violations(loose)).noneMatch(line -> line.contains("DayPipeline.thread()"));
    }

    @Test
    void shouldFindAModelThatKnowsMoreThanItMay() {
        assertThat(violations(model)).anyMatch(line -> line.contains("org.slf4j.Logger"));
    }

    private static List<String> violations(JavaClasses classes) {
        return Stream.of(NullRules.all(), DependencyRules.all(), SeamRules.all(), SpringRules.all(), NamingRules.all())
                .flatMap(List::stream)
                .flatMap(rule -> violations(rule, classes))
                .toList();
    }

    private static Stream<String> violations(ArchRule rule, JavaClasses classes) {
        return rule.allowEmptyShould(true).evaluate(classes).getFailureReport().getDetails().stream();
    }
}

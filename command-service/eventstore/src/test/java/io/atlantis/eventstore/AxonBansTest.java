package io.atlantis.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.atlantis.testkit.arch.AxonRules;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each ban on a part of Axon is shown a class that breaks it and one that doesn't; {@link ArchitectureTest} applies them. */
class AxonBansTest {

    private final JavaClasses loose = new ClassFileImporter().importPackages("io.atlantis.sample.looseaxon");
    private final JavaClasses strict = new ClassFileImporter().importPackages("io.atlantis.sample.strictaxon");

    private static List<String> violations(String ban, JavaClasses classes) {
        return AxonRules.all().stream()
                .filter(rule -> rule.getDescription().startsWith(ban + " "))
                .flatMap(rule -> violations(rule, classes).stream())
                .toList();
    }

    private static List<String> violations(ArchRule rule, JavaClasses classes) {
        return rule.allowEmptyShould(true).evaluate(classes).getFailureReport().getDetails();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "T6, transactions",
        "T7, reachesForTheStorage",
        "T8, typeOfClass",
        "T8, nameOfClass",
        "H1, publishesToStore",
        "H1, publishesToSink",
        "H1, publishesToGateway",
        "H2, keepsTokens",
        "H2, processes"
    })
    void shouldFindWhatIsBanned(String ban, String method) {
        assertThat(violations(ban, loose)).anyMatch(line -> line.contains("LooseCommands." + method + "("));
    }

    @Test
    void shouldAcceptAxonAsItMayBeUsed() {
        assertThat(AxonRules.all().stream().flatMap(rule -> violations(rule, strict).stream()))
                .isEmpty();
    }

    /** T7, in the store itself: code outside of the adapter that knows Axon is found, were it to live in the core. */
    @Test
    void shouldFindAxonInTheStoreOutsideOfTheAdapter() {
        JavaClasses here = new ClassFileImporter().importClasses(AxonBansTest.class);

        assertThat(violations("T7", here)).anyMatch(line -> line.contains(EventStorageEngine.class.getName()));
    }

    /** H4: the adapter is written against one release; another one is a change of its own, with Axon's suite run again. */
    @Test
    void shouldRunOnTheReleaseThatTheAdapterIsWrittenFor() {
        assertThat(EventStorageEngine.class.getPackage().getImplementationVersion())
                .isEqualTo("5.0.1");
    }
}

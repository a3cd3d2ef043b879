package io.atlantis.testkit.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/** A2 to A5, A9: which way dependencies point. */
final class DependencyRules {

    private static final String KERNEL = "io.atlantis.kernel..";

    /** Each service with the packages it is made of. */
    private static final List<List<String>> SERVICES = List.of(
            List.of("io.atlantis.command..", "io.atlantis.eventstore.."),
            List.of("io.atlantis.ingest.."),
            List.of("io.atlantis.simulator.."),
            List.of("io.atlantis.runner.."),
            List.of("io.atlantis.query.."));

    private DependencyRules() {}

    static List<ArchRule> all() {
        List<ArchRule> rules = new ArrayList<>();
        rules.add(modelIsPure());
        rules.add(kernelKnowsNoFramework());
        rules.add(kernelKnowsNoService());
        SERVICES.forEach(service -> rules.add(knowsNoOtherThan(service)));
        rules.add(featuresFormNoCycles());
        rules.add(eventsAreRecords());
        rules.add(testsStayOutside());
        return rules;
    }

    private static ArchRule modelIsPure() {
        return classes()
                .that()
                .resideInAPackage("io.atlantis..model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", KERNEL, "io.atlantis..model..")
                .as("A2 model packages know the JDK, the kernel and each other alone");
    }

    private static ArchRule kernelKnowsNoFramework() {
        return noClasses()
                .that()
                .resideInAPackage(KERNEL)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.axonframework..", "org.jooq..", "org.redisson..")
                .as("A3 the kernel knows no Spring, Axon, jOOQ or Redisson");
    }

    private static ArchRule kernelKnowsNoService() {
        return noClasses()
                .that()
                .resideInAPackage(KERNEL)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVICES.stream().flatMap(List::stream).toArray(String[]::new))
                .as("A3 the kernel knows no service");
    }

    private static ArchRule knowsNoOtherThan(List<String> service) {
        String[] others = SERVICES.stream()
                .filter(other -> !other.equals(service))
                .flatMap(List::stream)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAnyPackage(service.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .as("A4 " + service.getFirst() + " knows no other service");
    }

    private static ArchRule featuresFormNoCycles() {
        return slices().matching("io.atlantis.(*).(*)..")
                .should()
                .beFreeOfCycles()
                .as("A5 features form no cycles");
    }

    private static ArchRule eventsAreRecords() {
        return classes()
                .that()
                .resideInAPackage("io.atlantis.kernel.contract..")
                .and()
                .areNotInterfaces()
                .and()
                .implement("io.atlantis.kernel.contract.DomainEvent")
                .should()
                .beRecords()
                .as("A9 events are records");
    }

    private static ArchRule testsStayOutside() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("io.atlantis.testkit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.atlantis.testkit..", "org.junit..", "org.assertj..")
                .as("production code knows no test code");
    }
}

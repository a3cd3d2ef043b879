package io.atlantis.testkit.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** A6 and the first half of A12: where the frameworks may be seen. */
final class SpringRules {

    private SpringRules() {}

    static List<ArchRule> all() {
        return List.of(injectionIsByConstructor(), storesKnowNoWeb(), webKnowsNoSql());
    }

    private static ArchRule injectionIsByConstructor() {
        return noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .as("A12 injection is by constructor");
    }

    private static ArchRule storesKnowNoWeb() {
        return noClasses()
                .that()
                .haveSimpleNameEndingWith("Projection")
                .or()
                .haveSimpleNameEndingWith("Store")
                .or()
                .haveSimpleNameEndingWith("Topology")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web..", "jakarta.servlet..")
                .as("A6 projections, stores and topologies know no web");
    }

    private static ArchRule webKnowsNoSql() {
        return noClasses()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .or()
                .resideInAPackage("io.atlantis..web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jooq..", "java.sql..")
                .as("A6 the web knows no SQL");
    }
}

package io.atlantis.command;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.atlantis.testkit.arch.AtlantisArchitecture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest implements AtlantisArchitecture {

    /** Outside of a unit of work Axon 5.0.1 reports success for events whose commit has failed. */
    @Test
    void shouldPublishEventsInsideUnitsOfWorkOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.axonframework.messaging.eventhandling.gateway.EventGateway")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.axonframework.messaging.eventhandling.EventSink")
                .check(new ClassFileImporter().importPath(Path.of("target", "classes")));
    }

    /** A database transaction and the log's commit would run in the same phase, in no order, and not together. */
    @Test
    void shouldRegisterNoTransactionManager() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.axonframework.messaging.core.unitofwork.transaction..")
                .check(new ClassFileImporter().importPath(Path.of("target", "classes")));
    }
}

package io.atlantis.testkit.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;

/** The parts of Axon 5.0.1 that nobody may use, by the names of docs/architecture/event-store.md, "Axon". */
public final class AxonRules {

    private static final String AXON = "org.axonframework..";
    private static final String TRANSACTIONS = "org.axonframework.messaging.core.unitofwork.transaction..";
    private static final String STORAGE = "org.axonframework.eventsourcing.eventstore..";
    private static final String ADAPTER = "io.atlantis.eventstore.axon..";

    /** What a dispatcher may know of the storage interface: the failure that a conflict comes as. */
    private static final String CONFLICT =
            "org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException";

    private static final Set<String> NAMES =
            Set.of("org.axonframework.messaging.core.MessageType", "org.axonframework.messaging.core.QualifiedName");

    private static final Set<String> PUBLISHERS = Set.of(
            "org.axonframework.messaging.eventhandling.EventSink",
            "org.axonframework.messaging.eventhandling.gateway.EventGateway",
            "org.axonframework.eventsourcing.eventstore.EventStore");

    private AxonRules() {}

    /**
     * All of them.
     *
     * @return rules that {@link AtlantisArchitecture} has checked in every module
     */
    public static List<ArchRule> all() {
        return List.of(
                noTransactionManager(),
                storageInterfaceInTheAdapterAlone(),
                storeWithoutAxon(),
                typesByNameAndVersion(),
                noPublishingOutsideUnitsOfWork(),
                noStreamingProcessors());
    }

    private static ArchRule noTransactionManager() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage(TRANSACTIONS)
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("TransactionalUnitOfWorkFactory")
                .as("T6 no transaction manager of Axon: a database and the log can't commit together");
    }

    private static ArchRule storageInterfaceInTheAdapterAlone() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(ADAPTER)
                .should()
                .dependOnClassesThat(resideInAPackage(STORAGE).and(isNot(Set.of(CONFLICT))))
                .as("T7 H4 Axon's storage interface is known to the adapter alone: it changes between releases");
    }

    private static ArchRule storeWithoutAxon() {
        return noClasses()
                .that()
                .resideInAPackage("io.atlantis.eventstore..")
                .and()
                .resideOutsideOfPackage(ADAPTER)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(AXON)
                .as("T7 the store's core, index and transport know no Axon");
    }

    private static ArchRule typesByNameAndVersion() {
        return noClasses()
                .should()
                .callConstructorWhere(describe("a name taken from a class", AxonRules::namesByClass))
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("ClassBasedMessageTypeResolver")
                .as("T8 types are recorded by name and version, never by class");
    }

    private static ArchRule noPublishingOutsideUnitsOfWork() {
        return noClasses()
                .should()
                .dependOnClassesThat(isOneOf(PUBLISHERS))
                .as(
                        "H1 events are appended inside a unit of work: outside of one a failed commit passes for a success");
    }

    private static ArchRule noStreamingProcessors() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.axonframework.messaging.eventhandling.processing.streaming.pooled..",
                        "org.axonframework.messaging.eventhandling.processing.streaming.token.store..")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("ReplayToken")
                .as("H2 no pooled streaming processors and token stores: projections read by ChainedLogReader");
    }

    private static boolean namesByClass(JavaCall<?> call) {
        AccessTarget.CodeUnitCallTarget target = call.getTarget();
        return NAMES.contains(target.getOwner().getName())
                && !target.getRawParameterTypes().isEmpty()
                && target.getRawParameterTypes().getFirst().isEquivalentTo(Class.class);
    }

    private static DescribedPredicate<JavaClass> isOneOf(Set<String> names) {
        return describe("are of " + names, javaClass -> names.contains(javaClass.getName()));
    }

    private static DescribedPredicate<JavaClass> isNot(Set<String> names) {
        return describe("are not of " + names, javaClass -> !names.contains(javaClass.getName()));
    }
}

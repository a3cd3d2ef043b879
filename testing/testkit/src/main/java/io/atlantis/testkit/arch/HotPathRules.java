package io.atlantis.testkit.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A10: what runs per event doesn't allocate for convenience. */
final class HotPathRules {

    private HotPathRules() {}

    static List<ArchRule> in(List<String> packages) {
        if (packages.isEmpty()) {
            return List.of();
        }
        String[] hot = packages.toArray(String[]::new);
        return List.of(
                noClasses()
                        .that()
                        .resideInAnyPackage(hot)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("java.util.stream..")
                        .orShould()
                        .dependOnClassesThat()
                        .belongToAnyOf(Optional.class, HashMap.class, TreeMap.class)
                        .as("A10 hot packages use no streams, Optional or boxed maps"),
                noClasses()
                        .that()
                        .resideInAnyPackage(hot)
                        .should()
                        .callMethodWhere(describe("formatting", HotPathRules::formats))
                        .as("A10 hot packages format no text"));
    }

    private static boolean formats(JavaCall<?> call) {
        String method = call.getTarget().getName();
        return call.getTarget().getOwner().isEquivalentTo(String.class)
                && (method.equals("format") || method.equals("formatted"));
    }
}

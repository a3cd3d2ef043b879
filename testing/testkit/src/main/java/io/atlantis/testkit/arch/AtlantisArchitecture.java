package io.atlantis.testkit.arch;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The rules that hold in every module. A module has them checked by one line in the root of its test packages:
 *
 * <pre>{@code class ArchitectureTest implements AtlantisArchitecture {}}</pre>
 */
public interface AtlantisArchitecture {

    /**
     * Classes that a rule may not hold for, each with its reason. Meant for the rare case: a rule that is wrong should be changed.
     *
     * @return full class name to reason
     */
    default Map<String, String> exemptions() {
        return Map.of();
    }

    /**
     * Packages that run per event, where nothing may allocate for convenience: no streams, Optional, formatting or boxed maps.
     *
     * @return ArchUnit package patterns, such as {@code io.atlantis.runner.column..}
     */
    default List<String> hotPackages() {
        return List.of();
    }

    /**
     * Checks the module's own classes, those below {@code target/classes}.
     *
     * @return one test per rule
     */
    @TestFactory
    default Stream<DynamicTest> architecture() {
        JavaClasses classes = ModuleClasses.without(exemptions().keySet());
        return Stream.of(
                        NullRules.all(),
                        DependencyRules.all(),
                        SeamRules.all(),
                        SpringRules.all(),
                        NamingRules.all(),
                        AxonRules.all(),
                        HotPathRules.in(hotPackages()))
                .flatMap(List::stream)
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> check(rule, classes)));
    }

    private static void check(ArchRule rule, JavaClasses classes) {
        rule.allowEmptyShould(true).check(classes);
    }
}

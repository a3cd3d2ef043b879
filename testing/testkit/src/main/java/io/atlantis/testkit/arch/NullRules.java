package io.atlantis.testkit.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** A1: null is checked everywhere. */
final class NullRules {

    private NullRules() {}

    static List<ArchRule> all() {
        return List.of(classes().should(liveInNullMarkedPackages()).as("A1 every package is @NullMarked"));
    }

    private static ArchCondition<JavaClass> liveInNullMarkedPackages() {
        return new ArchCondition<>("live in a package that is @NullMarked") {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                if (!javaClass.getPackage().isAnnotatedWith(NullMarked.class)) {
                    String message = javaClass.getPackageName() + " has no package-info.java with @NullMarked";
                    events.add(SimpleConditionEvent.violated(javaClass, message));
                }
            }
        };
    }
}

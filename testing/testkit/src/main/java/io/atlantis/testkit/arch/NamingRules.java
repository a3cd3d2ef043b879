package io.atlantis.testkit.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Names that say nothing are not names. */
final class NamingRules {

    private static final String EMPTY_SUFFIX = ".*(Manager|Helper|Helpers|Util|Utils|Impl)";
    private static final String EMPTY_PREFIX = ".*\\.(Base[A-Z]\\w*|I[A-Z][a-z]\\w*)";

    private NamingRules() {}

    static List<ArchRule> all() {
        return List.of(
                noClasses()
                        .should()
                        .haveNameMatching(EMPTY_SUFFIX)
                        .as("no Manager, Helper, Util or Impl: name the role"),
                noClasses()
                        .that()
                        .areInterfaces()
                        .should()
                        .haveNameMatching(EMPTY_PREFIX)
                        .as("no I or Base prefix"),
                noClasses()
                        .should()
                        .resideInAnyPackage(
                                "io.atlantis..common..",
                                "io.atlantis..util..",
                                "io.atlantis..utils..",
                                "io.atlantis..misc..")
                        .as("no package common, util or misc"));
    }
}

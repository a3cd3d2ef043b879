package io.atlantis.testkit.arch;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Set;

/** The classes of the module under test, without what generators wrote. */
final class ModuleClasses {

    private static final Path COMPILED = Path.of("target", "classes");

    private ModuleClasses() {}

    static JavaClasses without(Set<String> exempt) {
        return new ClassFileImporter()
                .importPath(COMPILED)
                .that(DescribedPredicate.describe("are written by hand", javaClass -> !generated(javaClass)))
                .that(DescribedPredicate.describe(
                        "are not exempt", javaClass -> !exempt.contains(topLevelName(javaClass))));
    }

    private static boolean generated(JavaClass javaClass) {
        String name = javaClass.getPackageName() + ".";
        return name.contains(".sbe.") || name.contains(".generated.") || name.startsWith("io.atlantis.query.schema.");
    }

    private static String topLevelName(JavaClass javaClass) {
        String name = javaClass.getName();
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }
}

package io.atlantis.runner.language;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.atlantis.testkit.arch.AtlantisArchitecture;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest implements AtlantisArchitecture {
    private static final String ROOT = "io.atlantis.runner.language";

    @Override
    public List<String> hotPackages() {
        return List.of(ROOT + ".runtime..");
    }

    /** The audit finds what the emitter gets wrong only if it shares nothing with it. */
    @Test
    void shouldAuditWithoutTheEmitter() {
        noClasses()
                .that()
                .haveNameMatching(ROOT + "\\.bytecode\\.("
                        + "BytecodeAudit|ClassFileShape|CodeAudit|FrameAudit|LoopAudit|StackFlow|UseRules|AllowList|"
                        + "MethodCode|MethodRole|OperandStack|StackValue|Refusal)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(".*(Emitter|bytecode\\.Types|tree\\..*|typing\\..*)")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(ROOT));
    }

    @Test
    void shouldPassTheSourceThroughTheStagesInOneDirection() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
                .layer("compiler")
                .definedBy(ROOT)
                .layer("catalogue")
                .definedBy(ROOT + ".catalogue..")
                .layer("bytecode")
                .definedBy(ROOT + ".bytecode..")
                .layer("typing")
                .definedBy(ROOT + ".typing..")
                .layer("tree")
                .definedBy(ROOT + ".tree..")
                .layer("builtin")
                .definedBy(ROOT + ".builtin..")
                .layer("syntax")
                .definedBy(ROOT + ".syntax..")
                .layer("diagnostic")
                .definedBy(ROOT + ".diagnostic..")
                .layer("runtime")
                .definedBy(ROOT + ".runtime..")
                .whereLayer("compiler")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("catalogue")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("bytecode")
                .mayOnlyBeAccessedByLayers("compiler")
                .whereLayer("typing")
                .mayOnlyBeAccessedByLayers("compiler", "catalogue")
                .whereLayer("tree")
                .mayOnlyBeAccessedByLayers("typing", "bytecode", "compiler")
                .whereLayer("builtin")
                .mayOnlyBeAccessedByLayers("tree", "typing", "bytecode", "compiler", "catalogue")
                .whereLayer("runtime")
                .mayOnlyBeAccessedByLayers("builtin", "bytecode", "compiler")
                .whereLayer("diagnostic")
                .mayOnlyBeAccessedByLayers("syntax", "typing", "compiler")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(ROOT));
    }
}

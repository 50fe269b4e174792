package io.clonememoria.platform.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.clonememoria.platform", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
            slices().matching("io.clonememoria.platform.(*)..").should().beFreeOfCycles();

    /** Starting with a folder must not load what only S3 needs. */
    @ArchTest
    static final ArchRule ONLY_THE_CLASSES_OF_S3_KNOW_ITS_LIBRARY = noClasses().that().haveSimpleNameNotStartingWith("S3")
            .should().dependOnClassesThat().resideInAPackage("software.amazon..");
}

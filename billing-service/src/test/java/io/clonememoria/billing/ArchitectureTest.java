package io.clonememoria.billing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.clonememoria.platform.idempotency.Idempotent;
import jakarta.ws.rs.POST;

@AnalyzeClasses(packages = "io.clonememoria.billing", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule FEATURES_DO_NOT_DEPEND_IN_CIRCLES =
            slices().matching("io.clonememoria.billing.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PLANS_ASK_NOBODY = noClasses().that().resideInAPackage("..plan..")
            .should().dependOnClassesThat().resideInAnyPackage("..subscription..", "..usage..", "..administrator..");

    /** Who calls again because the answer was lost must not do it twice. */
    @ArchTest
    static final ArchRule everyPostTakesAnIdempotencyKey = methods()
            .that().areAnnotatedWith(POST.class)
            .and().areDeclaredInClassesThat().areNotInterfaces()
            .should().beAnnotatedWith(Idempotent.class)
            .allowEmptyShould(true);
}

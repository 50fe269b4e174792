package io.clonememoria.platform.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.clonememoria.platform.idempotency.Idempotent;
import jakarta.ws.rs.POST;

@AnalyzeClasses(packages = "io.clonememoria.platform", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
            slices().matching("io.clonememoria.platform.(*)..").should().beFreeOfCycles();

    /**
     * Who calls again because the answer was lost must not do it twice. Exempt is what administrators start over in other
     * transactions, where twice is as good as once: a replay, another telling of state.
     */
    @ArchTest
    static final ArchRule everyPostTakesAnIdempotencyKey = methods()
            .that().areAnnotatedWith(POST.class)
            .and().areDeclaredInClassesThat().areNotInterfaces()
            .and().areDeclaredInClassesThat().haveNameNotMatching(".*\\.(inbox\\.DeadLetterResource|state\\.StateResource)")
            .should().beAnnotatedWith(Idempotent.class)
            .allowEmptyShould(true);
}

package io.clonememoria.memory;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.clonememoria.platform.idempotency.Idempotent;
import jakarta.ws.rs.POST;

@AnalyzeClasses(packages = "io.clonememoria.memory", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule FEATURES_HAVE_NO_CYCLES = slices().matching("io.clonememoria.memory.(*)..").should().beFreeOfCycles();

    /** Who calls again because the answer was lost must not do it twice. */
    @ArchTest
    static final ArchRule everyPostTakesAnIdempotencyKey = methods()
            .that().areAnnotatedWith(POST.class)
            .and().areDeclaredInClassesThat().areNotInterfaces()
            .should().beAnnotatedWith(Idempotent.class);
}

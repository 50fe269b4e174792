package io.clonememoria.workspace;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.clonememoria.platform.idempotency.Idempotent;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

@AnalyzeClasses(packages = "io.clonememoria.workspace", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule featuresDependOnOneAnotherWithoutCycles =
            slices().matching("io.clonememoria.workspace.(*)..").should().beFreeOfCycles();

    /** Quarkus REST drops the others with no more than a warning. */
    @ArchTest
    static final ArchRule methodsOfResourcesArePublic = methods()
            .that().areDeclaredInClassesThat().areAnnotatedWith(Path.class)
            .should().bePublic().orShould().bePrivate();

    /** Who calls again because the answer was lost must not do it twice. */
    @ArchTest
    static final ArchRule everyPostTakesAnIdempotencyKey = methods()
            .that().areAnnotatedWith(POST.class)
            .and().areDeclaredInClassesThat().areNotInterfaces()
            .should().beAnnotatedWith(Idempotent.class)
            .allowEmptyShould(true);
}

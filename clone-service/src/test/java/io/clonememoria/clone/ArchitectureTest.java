package io.clonememoria.clone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.clonememoria.platform.idempotency.Idempotent;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

@AnalyzeClasses(packages = "io.clonememoria.clone", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule featuresDependOnOneAnotherWithoutCycles =
            slices().matching("io.clonememoria.clone.(*)..").should().beFreeOfCycles();

    /** Quarkus REST drops the others with no more than a warning. */
    @ArchTest
    static final ArchRule methodsOfResourcesArePublic = methods()
            .that().areDeclaredInClassesThat().areAnnotatedWith(Path.class)
            .and().areDeclaredInClassesThat().areNotInterfaces()
            .should().bePublic();

    @ArchTest
    static final ArchRule theVoiceIsRulesOnly = noClasses()
            .that().resideInAPackage("io.clonememoria.clone.voice")
            .should().dependOnClassesThat().resideInAnyPackage("jakarta..", "io.quarkus..", "io.smallrye..", "io.vertx..");

    /**
     * Who calls again because the answer was lost must not do it twice. What is under {@code /auth} is exempt: a retry is
     * a login of its own, and what a link does it does once.
     */
    @ArchTest
    static final ArchRule everyPostTakesAnIdempotencyKey = methods()
            .that().areAnnotatedWith(POST.class)
            .and().areDeclaredInClassesThat().areNotInterfaces()
            .and().areDeclaredInClassesThat().haveNameNotMatching(
                    ".*\\.(session\\.SessionResource|address\\.AddressResource|password\\.PasswordResource"
                            + "|departure\\.ReturnResource)")
            .should().beAnnotatedWith(Idempotent.class);
}

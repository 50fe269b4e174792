package io.clonememoria.clone.consent;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.clone.Person;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.local.UnguardedOperations;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Of all that the service offers, whoever it was written by. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class GuardTest {
    @ConfigProperty(name = "quarkus.management.test-port")
    int port;

    @TestHTTPResource
    URI service;

    @Test
    void withoutConsentNothingIsOpenThatMayAddOrChangeSomethingButTheConsentsThemselves() {
        var person = Person.registered();
        person.patches("/users/me/consents", Map.of("data_processing", false)).statusCode(200);

        var document = given().port(port).get("/q/openapi?format=json").then().statusCode(200).extract().asString();

        assertThat(UnguardedOperations.of(document, service, person.token()))
                .as("besides what leads in and out, and the office of administrators")
                .filteredOn(operation -> !operation.contains(" /api/v1/auth/") && !operation.contains(" /api/v1/admin/"))
                .containsExactly("PATCH /api/v1/users/me/consents");
    }
}

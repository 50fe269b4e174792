package io.clonememoria.memory.consent;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.local.TestEdge;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.local.UnguardedOperations;
import io.clonememoria.memory.Database;
import io.clonememoria.memory.Eventually;
import io.clonememoria.memory.Siblings;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.UUID;
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
    void withoutConsentOnlyTheseOperationsAreOpenThatMayAddOrChangeSomething() {
        var person = UUID.randomUUID();
        Siblings.tellPerson(person, false, false);
        Eventually.see(() -> Database.count("select count(*) from projection.users where id = ?", person), known -> known == 1);

        var document = given().port(port).get("/q/openapi?format=json").then().statusCode(200).extract().asString();

        assertThat(UnguardedOperations.of(document, service, TestEdge.token(person))).containsExactlyInAnyOrder(
                "POST /api/v1/clones/{id}/memories/search",
                "POST /api/v1/admin/dead-letters/{id}/replay",
                "POST /api/v1/admin/state/republish",
                "POST /api/v1/admin/state/rebuild");
    }
}

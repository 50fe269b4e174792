package io.clonememoria.billing.plan;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.nullValue;

import io.clonememoria.local.TestEdge;
import io.clonememoria.local.TestInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class PlanResourceTest {
    @Test
    void plansAreListedForAnybodyTheSmallestFirst() {
        given().get("/api/v1/billing/plans").then()
                .statusCode(200)
                .body("data.plan", contains("free", "pro", "enterprise"))
                .body("data.max_clones", contains(2, 10, 50))
                .body("data.max_messages_per_month", contains(100, 1000, 10000))
                .body("data.max_documents_per_clone", contains(5, 20, 100))
                .body("next_cursor", nullValue());
    }

    @Test
    void plansAreListedForPeopleAndForKeysToo() {
        var ada = UUID.randomUUID();

        given().auth().oauth2(TestEdge.token(ada)).get("/api/v1/billing/plans").then().statusCode(200);
        given().auth().oauth2(TestEdge.tokenBoundTo(ada, UUID.randomUUID())).get("/api/v1/billing/plans").then()
                .statusCode(200);
    }
}

package io.clonememoria.billing.subscription;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.clonememoria.billing.BillingDatabase;
import io.clonememoria.local.TestEdge;
import io.clonememoria.local.TestInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class SubscriptionResourceTest {
    private final UUID ada = UUID.randomUUID();

    @Test
    void everybodyIsOnTheFreePlanToBeginWith() {
        given().auth().oauth2(TestEdge.token(ada)).get("/api/v1/billing/subscription").then()
                .statusCode(200)
                .body("plan", equalTo("free"))
                .body("status", equalTo("active"))
                .body("since", nullValue())
                .body("period_start", nullValue())
                .body("period_end", nullValue());
    }

    @Test
    void showsTheCallersPlanSinceWhenAndWhatIsPaidFor() {
        BillingDatabase.execute("""
                insert into subscriptions (user_id, plan, since, period_start, period_end)
                values (?, 'pro', '2026-01-15T10:00:00Z', '2026-02-15T10:00:00Z', '2026-03-15T10:00:00Z')""", ada);

        given().auth().oauth2(TestEdge.token(ada)).get("/api/v1/billing/subscription").then()
                .statusCode(200)
                .body("plan", equalTo("pro"))
                .body("status", equalTo("active"))
                .body("since", equalTo("2026-01-15T10:00:00Z"))
                .body("period_start", equalTo("2026-02-15T10:00:00Z"))
                .body("period_end", equalTo("2026-03-15T10:00:00Z"));
    }

    @Test
    void isNotForACredentialThatIsBoundToASpace() {
        given().auth().oauth2(TestEdge.tokenBoundTo(ada, UUID.randomUUID())).get("/api/v1/billing/subscription").then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", endsWith("/credential-bound-to-space"));
    }

    @Test
    void isNotForAnybodyWithoutAValidToken() {
        given().get("/api/v1/billing/subscription").then()
                .statusCode(401).contentType("application/problem+json");
        given().auth().oauth2(TestEdge.forged(ada)).get("/api/v1/billing/subscription").then()
                .statusCode(401).contentType("application/problem+json");
    }
}

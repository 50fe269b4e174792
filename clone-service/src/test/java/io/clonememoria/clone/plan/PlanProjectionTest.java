package io.clonememoria.clone.plan;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;
import io.clonememoria.clone.Siblings;
import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class PlanProjectionTest {
    @TestHTTPResource(value = "/health/ready", management = true)
    URI readiness;

    @Test
    void keepsTheNewestVersionInWhateverOrderTheyArrive() {
        var plan = "plan-" + UUID.randomUUID();
        tell(plan, 7, 70);
        tell(plan, 5, 50);
        tell(plan, 6, 60);
        var last = "plan-" + UUID.randomUUID();
        tell(last, 1, 1);

        // one partition per key, but the last plan's arrival says nothing about the first: wait for the version
        await().until(() -> Database.count("select coalesce(max(version), 0) from projection.plans where plan = ?", plan) == 7);
        await().until(() -> Database.count("select count(*) from projection.plans where plan = ?", last) == 1);
        assertThat(Database.count("select max_clones from projection.plans where plan = ?", plan)).isEqualTo(70);
    }

    @Test
    void aSubscriptionDecidesThePlanAndWithoutOneItIsFree() {
        var person = Person.registered();
        person.makesClone();
        person.makesClone();
        person.posts("/clones", Map.of("name", "one too many")).statusCode(402)
                .body("plan", equalTo("free")).body("limit", equalTo(2)).body("used", equalTo(2));

        Siblings.tellSubscription(person.id(), "pro");

        person.posts("/clones", Map.of("name", "there is room")).statusCode(201);
    }

    @Test
    void aPlanThatNobodyKnowsIsFree() {
        var person = Person.registered();
        Siblings.tellSubscription(person.id(), "platinum");
        person.makesClone();
        person.makesClone();

        person.posts("/clones", Map.of("name", "one too many")).statusCode(402).body("plan", equalTo("free"));
    }

    @Test
    void isNotReadyAndGivesNothingAwayBeforeThePlansAreKnown() {
        var person = Person.registered();
        given().get(readiness).then().statusCode(200);
        Database.run("update projection.plans set removed_at = now() where plan = 'free'");
        try {
            given().get(readiness).then().statusCode(503);
            person.posts("/clones", Map.of("name", "too early")).statusCode(503)
                    .header("retry-after", equalTo("1"))
                    .body("type", equalTo("https://clonememoria.io/problems/plans-not-known-yet"));
        } finally {
            Database.run("update projection.plans set removed_at = null where plan = 'free'");
        }
    }

    private static void tell(String plan, long version, int clones) {
        TestBus.state(Topics.STATE_PLANS, plan, version, """
                {"plan": "%s", "max_clones": %d, "max_messages_per_month": 1, "max_documents_per_clone": 1}"""
                .formatted(plan, clones));
    }
}

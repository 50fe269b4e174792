package io.clonememoria.billing.usage;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.clonememoria.billing.BillingDatabase;
import io.clonememoria.local.TestEdge;
import io.clonememoria.local.TestInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class UsageResourceTest {
    private final UUID ada = UUID.randomUUID();

    @Test
    void listsTheDaysOfThePeriodBothEndsIncludedTheLatestFirst() {
        used(ada, "2025-12-31", 1);
        used(ada, "2026-01-01", 2);
        used(ada, "2026-01-31", 3);
        used(ada, "2026-02-01", 4);

        ask("?from=2026-01-01&to=2026-01-31")
                .statusCode(200)
                .body("data.metric_date", contains("2026-01-31", "2026-01-01"))
                .body("data.messages_count", contains(3, 2))
                .body("data.tokens_used", contains(300, 200))
                .body("data.documents_uploaded", contains(0, 0))
                .body("data.clones_created", contains(0, 0))
                .body("data.tts_requests", contains(0, 0))
                .body("data.avatar_requests", contains(0, 0))
                .body("next_cursor", nullValue());
    }

    @Test
    void isThisMonthSoFarUnlessAPeriodIsAsked() {
        var today = LocalDate.now(ZoneOffset.UTC).toString();
        used(ada, today, 1);
        used(ada, "2020-01-01", 1);

        ask("").statusCode(200).body("data.metric_date", contains(today));
    }

    @Test
    void showsNothingOfOthers() {
        used(UUID.randomUUID(), "2026-01-01", 1);

        ask("?from=2026-01-01&to=2026-01-01").statusCode(200).body("data", empty());
    }

    @Test
    void answersAWholeLeapYearAtOnce() {
        BillingDatabase.execute("""
                insert into usage_metrics (user_id, metric_date)
                select ?, day::date from generate_series('2024-01-01', '2024-12-31', interval '1 day') day""", ada);

        ask("?from=2024-01-01&to=2024-12-31").statusCode(200).body("data", hasSize(366));
    }

    @Test
    void answersNothingForDaysLongBeforeOrAfterOurs() {
        ask("?from=0000-01-01&to=0000-12-31").statusCode(200).body("data", empty());
        ask("?from=9999-01-01&to=9999-12-31").statusCode(200).body("data", empty());
    }

    @ParameterizedTest
    @CsvSource({
        "?from=tomorrow,                     from",
        "?to=2026-02-30,                     to",
        "?from=2026-02-02&to=2026-02-01,     to",
        "?from=2024-01-01&to=2025-01-01,     from",
        "?from=0001-01-01,                   from",
        "?from=-9999-01-01&to=2026-02-01,    from",
        "?to=%00,                            to",
    })
    void aPeriodThatCannotBeIsRefusedByItsField(String query, String field) {
        ask(query).statusCode(422)
                .contentType("application/problem+json")
                .body("errors.field", contains(field));
    }

    @Test
    void isNotForACredentialThatIsBoundToASpace() {
        ask(given().auth().oauth2(TestEdge.tokenBoundTo(ada, UUID.randomUUID())), "")
                .statusCode(403).body("type", endsWith("/credential-bound-to-space"));
    }

    @Test
    void isNotForAnybodyWithoutAValidToken() {
        ask(given(), "").statusCode(401).contentType("application/problem+json");
        ask(given().auth().oauth2(TestEdge.expired(ada)), "").statusCode(401);
    }

    private ValidatableResponse ask(String query) {
        return ask(given().auth().oauth2(TestEdge.token(ada)), query);
    }

    private static ValidatableResponse ask(RequestSpecification request, String query) {
        return request.urlEncodingEnabled(false).get("/api/v1/billing/usage" + query).then();
    }

    private static void used(UUID user, String day, int messages) {
        BillingDatabase.execute("""
                insert into usage_metrics (user_id, metric_date, messages_count, tokens_used)
                values (?, ?::date, ?, ?)""", user, day, messages, messages * 100);
    }
}

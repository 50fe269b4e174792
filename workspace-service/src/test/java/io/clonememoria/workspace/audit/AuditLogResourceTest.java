package io.clonememoria.workspace.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.github.f4b6a3.uuid.UuidCreator;
import io.clonememoria.local.TestEdge;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.workspace.database.Database;
import io.clonememoria.workspace.database.Family;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class AuditLogResourceTest {
    private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");

    private final Family family = Family.gathered();

    @Test
    void showsAPersonWhatTheyDidNewestFirst() {
        var first = entry(family.owner, null, "clone.created", MORNING);
        var second = entry(family.owner, null, "memory.created", MORNING.plusSeconds(1));

        list(family.owner, Map.of()).statusCode(200)
                .body("data.id", contains(second.toString(), first.toString()))
                .body("next_cursor", nullValue());
    }

    @Test
    void anEntryHasTheColumnsOfThePublishedSchema() {
        var id = UuidCreator.getTimeOrderedEpoch();
        var cloneId = UUID.randomUUID();
        Database.execute("""
                insert into audit_log (id, user_id, event, resource_type, resource_id, metadata, ip_address,
                                       user_agent, created_at)
                values (?, ?, 'clone.created', 'clone', ?, '{"characters": 7}', '2001:db8::7',
                        'curl/8', '2026-03-01T08:00:00.000001Z')""",
                id, family.owner, cloneId);

        list(family.owner, Map.of()).statusCode(200)
                .body("data[0]", aMapWithSize(10))
                .body("data[0].id", equalTo(id.toString()))
                .body("data[0].user_id", equalTo(family.owner.toString()))
                .body("data[0].space_id", nullValue())
                .body("data[0].event", equalTo("clone.created"))
                .body("data[0].resource_type", equalTo("clone"))
                .body("data[0].resource_id", equalTo(cloneId.toString()))
                .body("data[0].metadata", equalTo(Map.of("characters", 7)))
                .body("data[0].ip_address", equalTo("2001:db8::7"))
                .body("data[0].user_agent", equalTo("curl/8"))
                .body("data[0].created_at", equalTo("2026-03-01T08:00:00.000001Z"));
    }

    @Test
    void showsNothingOfOtherPeopleAndNothingOfSpaces() {
        entry(family.admin, null, "clone.created", MORNING);
        entry(family.owner, family.space, "clone.created", MORNING);

        list(family.owner, Map.of()).statusCode(200).body("data", empty());
    }

    @Test
    void showsASpaceToItsOwnerAndAdmins() {
        var shared = entry(family.member, family.space, "clone.created", MORNING);
        entry(family.owner, family.otherSpace, "clone.created", MORNING);
        entry(family.owner, null, "clone.created", MORNING);

        for (var reader : List.of(family.owner, family.admin)) {
            list(reader, Map.of("space_id", family.space)).statusCode(200).body("data.id", contains(shared.toString()));
        }
    }

    @Test
    void tellsAMemberThatTheirRoleIsTooLow() {
        list(family.member, Map.of("space_id", family.space)).statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("https://clonememoria.io/problems/space-role-too-low"));
    }

    @Test
    void strangersCannotTellASpaceFromNone() {
        for (var reader : List.of(family.stranger, family.formerAdmin)) {
            list(reader, Map.of("space_id", family.space)).statusCode(404)
                    .body("type", equalTo("https://clonememoria.io/problems/space-not-found"));
        }
        list(family.owner, Map.of("space_id", UUID.randomUUID())).statusCode(404)
                .body("type", equalTo("https://clonememoria.io/problems/space-not-found"));
    }

    @Test
    void aKeyBoundToASpaceSeesThatSpaceOnly() {
        var shared = entry(family.member, family.space, "clone.created", MORNING);
        entry(family.owner, null, "clone.created", MORNING);
        var key = TestEdge.tokenBoundTo(family.owner, family.space);

        list(key, Map.of("space_id", family.space)).statusCode(200).body("data.id", contains(shared.toString()));
        list(key, Map.of("space_id", family.otherSpace)).statusCode(404);
        list(key, Map.of()).statusCode(403)
                .body("type", equalTo("https://clonememoria.io/problems/credential-bound-to-space"));
    }

    @ParameterizedTest
    @CsvSource({
        "event,         clone.created",
        "resource_type, clone",
        "from,          2026-03-01T08:00:01Z",
    })
    void filters(String filter, String value) {
        entry(family.owner, null, "session.created", MORNING);
        var wanted = entry(family.owner, null, "clone.created", MORNING.plusSeconds(1));

        list(family.owner, Map.of(filter, value)).statusCode(200).body("data.id", contains(wanted.toString()));
    }

    @Test
    void filtersByResource() {
        entry(family.owner, null, "clone.created", MORNING);
        var wanted = entry(family.owner, null, "clone.created", MORNING);
        var resource = Database.column("select resource_id from audit_log where id = ?", wanted).getFirst();

        list(family.owner, Map.of("resource_id", resource)).statusCode(200)
                .body("data.id", contains(wanted.toString()));
    }

    @Test
    void aSpanOfTimeHasItsBeginningAndNotItsEnd() {
        var wanted = entry(family.owner, null, "clone.created", MORNING);
        entry(family.owner, null, "clone.updated", MORNING.plusSeconds(60));

        list(family.owner, Map.of("from", MORNING, "to", MORNING.plusSeconds(60))).statusCode(200)
                .body("data.id", contains(wanted.toString()));
    }

    @Test
    void filtersHoldTogetherAndAlsoInASpace() {
        entry(family.member, family.space, "clone.created", MORNING);
        entry(family.member, family.space, "memory.created", MORNING.plusSeconds(5));
        var wanted = entry(family.member, family.space, "clone.created", MORNING.plusSeconds(5));

        list(family.admin, Map.of("space_id", family.space, "event", "clone.created", "from", MORNING.plusSeconds(1)))
                .statusCode(200).body("data.id", contains(wanted.toString()));
    }

    @Test
    void pagesShowEachEntryOnceEvenWhenAllAreOfTheSameMoment() {
        var written = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            written.add(entry(family.owner, null, "memory.created", MORNING).toString());
        }

        var read = new ArrayList<String>();
        String cursor = null;
        do {
            var page = list(family.owner, cursor == null ? Map.of("limit", 3) : Map.of("limit", 3, "cursor", cursor))
                    .statusCode(200).extract().jsonPath();
            read.addAll(page.getList("data.id", String.class));
            cursor = page.getString("next_cursor");
        } while (cursor != null);

        assertThat(read).isEqualTo(written.reversed());
    }

    @Test
    void aPageKeepsItsPlaceWhileNewEntriesArrive() {
        var oldest = entry(family.owner, null, "clone.created", MORNING);
        entry(family.owner, null, "clone.created", MORNING.plusSeconds(1));
        var cursor = list(family.owner, Map.of("limit", 1)).extract().jsonPath().getString("next_cursor");

        entry(family.owner, null, "clone.created", MORNING.plusSeconds(2));

        list(family.owner, Map.of("limit", 1, "cursor", cursor)).statusCode(200)
                .body("data.id", contains(oldest.toString()));
    }

    @ParameterizedTest
    @MethodSource("hostileValues")
    void namesTheFieldThatIsWrong(String field, String value) {
        list(family.owner, Map.of(field, value)).statusCode(422)
                .contentType("application/problem+json")
                .body("errors.field", contains(field))
                .body("request_id", notNullValue());
    }

    static List<Arguments> hostileValues() {
        var values = new ArrayList<Arguments>();
        Map.of("space_id", List.of("me", "1-1-1-1-1", "' or 1=1 --", "00000000-0000-0000-0000-00000000000g"),
                "resource_id", List.of("null", "{}", "12345678123412341234123456789012"),
                "event", List.of("clone", "clone.*", "Clone.Created", "clone.created\0",
                        "a'; drop table audit_log; --", "é.é", "a.".repeat(200)),
                "resource_type", List.of("clone.created", "%", "\n", "x".repeat(500)),
                "from", List.of("yesterday", "2026-02-30T00:00:00Z", "2026-03-01",
                        "+999999999-12-31T23:59:59Z", "-000001-01-01T00:00:00Z"),
                "to", List.of("now()", "2026-03-01T25:00:00Z", "10000-01-01T00:00:00Z"),
                "limit", List.of("0", "-1", "201"))
                .forEach((field, hostile) -> hostile.forEach(value ->
                        values.add(Arguments.of(field, value))));
        return values;
    }

    @Test
    void anEmptyFilterIsNone() {
        var entry = entry(family.owner, null, "clone.created", MORNING);

        list(family.owner, Map.of("event", "", "from", "", "space_id", "")).statusCode(200)
                .body("data.id", contains(entry.toString()));
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        list(family.owner, Map.of("space_id", "x", "event", "x", "from", "x")).statusCode(422)
                .body("errors.field", containsInAnyOrder("space_id", "event", "from"));
    }

    @Test
    void aSpanOfTimeMustNotEndBeforeItBegins() {
        list(family.owner, Map.of("from", MORNING, "to", MORNING)).statusCode(422)
                .body("errors.field", contains("to"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "bm8gY3Vyc29y", "%00"})
    void refusesACursorThatItDidNotGiveOut(String cursor) {
        list(family.owner, Map.of("cursor", cursor)).statusCode(400)
                .body("type", equalTo("https://clonememoria.io/problems/malformed-cursor"));
    }

    @Test
    void asksWhoIsReading() {
        given().get("/api/v1/audit-log").then().statusCode(401);
        list(TestEdge.forged(family.owner), Map.of()).statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void canOnlyBeRead(String method) {
        given().auth().oauth2(TestEdge.token(family.owner)).request(method, "/api/v1/audit-log").then().statusCode(405);
    }

    private static ValidatableResponse list(UUID reader, Map<String, ?> query) {
        return list(TestEdge.token(reader), query);
    }

    private static ValidatableResponse list(String token, Map<String, ?> query) {
        var request = given().auth().oauth2(token);
        query.forEach((name, value) -> request.queryParam(name, value.toString()));
        return request.get("/api/v1/audit-log").then();
    }

    private static UUID entry(UUID user, UUID space, String event, Instant at) {
        var id = UuidCreator.getTimeOrderedEpoch();
        Database.execute("""
                insert into audit_log (id, user_id, space_id, event, resource_type, resource_id, created_at)
                values (?, ?, ?, ?, split_part(?, '.', 1), gen_random_uuid(), ?)""",
                id, user, space, event, event, at.atOffset(ZoneOffset.UTC));
        return id;
    }
}

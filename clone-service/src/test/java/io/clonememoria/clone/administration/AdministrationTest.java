package io.clonememoria.clone.administration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;
import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestEdge;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class AdministrationTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private Person person;
    private Person administrator;

    @BeforeEach
    void register() {
        person = Person.registered();
        administrator = administrator();
    }

    @AfterEach
    void retire() {
        Database.run("update users set is_platform_admin = false where id = ?", administrator.id());
        Database.run("update users set is_platform_admin = false where id = ?", person.id());
    }

    // --- people

    @Test
    void peopleAreFoundByWordsInTheirNameOrAddress() {
        administrator.gets("/admin/users?query=" + person.email().toUpperCase()).statusCode(200)
                .body("data.id", contains(person.id().toString()))
                .body("data[0].email", equalTo(person.email()))
                .body("data[0].full_name", equalTo("Rose Martin"))
                .body("data[0].is_platform_admin", equalTo(false))
                .body("data[0].email_verified", equalTo(false))
                .body("data[0]", not(hasKey("password_hash")))
                .body("next_cursor", nullValue());
        administrator.gets("/admin/users?query=rose mar&limit=1").statusCode(200).body("data.size()", equalTo(1))
                .body("next_cursor", notNullValue());
        administrator.gets("/admin/users?query=" + UUID.randomUUID()).statusCode(200).body("data", empty());
    }

    @Test
    void noWordIsAPattern() {
        administrator.gets("/admin/users?query=%").statusCode(200).body("data", empty());
        administrator.gets("/admin/users?query=_@_").statusCode(200).body("data", empty());
    }

    @Test
    void theListGoesOnWhereThePageEnded() {
        var cursor = administrator.gets("/admin/users?limit=1").statusCode(200)
                .body("data.id", contains(administrator.id().toString())).extract().<String>path("next_cursor");

        administrator.gets("/admin/users?limit=1&cursor=" + cursor).statusCode(200)
                .body("data.id", contains(person.id().toString()));
    }

    @Test
    void aPersonIsShownAlone() {
        administrator.gets("/admin/users/" + person.id()).statusCode(200).body("id", equalTo(person.id().toString()));
        administrator.gets("/admin/users/" + UUID.randomUUID()).statusCode(404).body("type", endsWith("/person-not-found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/users?limit=0", "/admin/users?query=\u0000", "/admin/clones?user_id=1", "/admin/clones?limit=x"})
    void badWishesAreRefused(String path) {
        administrator.gets(path).statusCode(422);
    }

    @Test
    void whoIsNoAdministratorSeesNobody() {
        var paths = Stream.of("/admin/users", "/admin/users/" + person.id(), "/admin/clones");
        paths.forEach(path -> {
            person.gets(path).statusCode(403).body("type", endsWith("/administrators-only"));
            given().get("/api/v1" + path).then().statusCode(401);
        });
        person.patches("/admin/users/" + person.id(), Map.of("is_platform_admin", true)).statusCode(403);
        person.posts("/admin/users/" + administrator.id() + "/suspend", Map.of()).statusCode(403);
    }

    // --- rights

    @Test
    void rightsAreGivenAndTakenAndEachTimeTold() {
        rights(administrator, person, true).statusCode(200).body("is_platform_admin", equalTo(true));
        rights(administrator, person, true).statusCode(200);
        person.gets("/users/me").body("is_platform_admin", equalTo(true));
        rights(administrator, person, false).statusCode(200).body("is_platform_admin", equalTo(false));

        var id = person.id().toString();
        TestBus.await(Topics.FACTS_IDENTITY, event -> event.type().equals("user.admin_changed") && event.subject().equals(id)
                && !event.data().get("is_platform_admin").asBoolean(), SOON);
        assertThat(TestBus.read(Topics.FACTS_IDENTITY, event -> event.subject().equals(id)
                && event.type().equals("user.admin_changed"))).hasSize(2);
    }

    @Test
    void whatIsNotSaidStaysAsItIs() {
        administrator.patches("/admin/users/" + person.id(), Map.of()).statusCode(200)
                .body("is_platform_admin", equalTo(false));
        administrator.patches("/admin/users/" + person.id(), "{\"is_platform_admin\": \"yes\"}").statusCode(422)
                .body("errors.field", hasItem("is_platform_admin"));
        administrator.patches("/admin/users/" + person.id(), Map.of("email", "eve@example.org")).statusCode(422);
        administrator.patches("/admin/users/" + UUID.randomUUID(), Map.of("is_platform_admin", true)).statusCode(404);
    }

    @Test
    void theLastAdministratorCanNeitherResignNorBeKeptOut() {
        var others = Database.column("update users set is_platform_admin = false where is_platform_admin and id <> ? returning id",
                administrator.id());
        try {
            rights(administrator, administrator, false).statusCode(409).body("type", endsWith("/last-administrator"));
            administrator.posts("/admin/users/" + administrator.id() + "/suspend", Map.of()).statusCode(409);
        } finally {
            others.forEach(other -> Database.run("update users set is_platform_admin = true where id = ?", other));
        }
    }

    @Test
    void ofTwoLastAdministratorsWhoResignAtOnceOneStays() throws Exception {
        var others = Database.column("update users set is_platform_admin = false where is_platform_admin and id <> ? returning id",
                administrator.id());
        Database.run("update users set is_platform_admin = true where id = ?", person.id());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(Stream.of(administrator, person.with(tokenOf(person.id()))).<Callable<Integer>>map(each ->
                    () -> rights(each, each, false).extract().statusCode()).toList());

            assertThat(answers.stream().map(answer -> answer.resultNow())).containsExactlyInAnyOrder(200, 409);
            assertThat(Database.count("select count(*) from users where is_platform_admin")).isOne();
        } finally {
            others.forEach(other -> Database.run("update users set is_platform_admin = true where id = ?", other));
        }
    }

    @Test
    void whoHasLeftAdministersNothing() {
        Database.run("update users set deleted_at = now() where id = ?", person.id());

        rights(administrator, person, true).statusCode(409).body("type", endsWith("/account-deleted"));
    }

    @Test
    void noRequestMakesItselfAnAdministrator() throws Exception {
        try (var request = Database.requestOf(person.id())) {
            assertThatThrownBy(() -> Database.column(request, "select private.make_administrator(?, true)", person.id()))
                    .hasMessageContaining("only under /admin");
        }
        try (var request = Database.requestOf(person.id())) {
            assertThatThrownBy(() -> Database.update(request, "update users set is_platform_admin = true"))
                    .hasMessageContaining("permission denied");
        }
        try (var request = Database.requestOf(person.id())) {
            assertThatThrownBy(() -> Database.column(request,
                    "select * from private.first_administrator(?, 'eve@example.org', 'hash', 'Eve')", UUID.randomUUID()))
                    .hasMessageContaining("permission denied");
        }
    }

    // --- suspension

    @Test
    void somebodyIsKeptOutAndLetInAgain() {
        administrator.posts("/admin/users/" + person.id() + "/suspend", Map.of()).statusCode(200)
                .body("suspended_at", notNullValue());
        login().statusCode(403).body("type", endsWith("/account-suspended"));

        administrator.posts("/admin/users/" + person.id() + "/reactivate", Map.of()).statusCode(200)
                .body("suspended_at", nullValue());
        login().statusCode(200);
        administrator.posts("/admin/users/" + UUID.randomUUID() + "/suspend", Map.of()).statusCode(404);
    }

    @Test
    void aRequestThatComesTwiceIsAnsweredOnce() {
        var key = UUID.randomUUID().toString();
        for (var attempt = 0; attempt < 2; attempt++) {
            administrator.asks().header("Idempotency-Key", key).body(Map.of())
                    .post("/api/v1/admin/users/" + person.id() + "/suspend").then().statusCode(200)
                    .body("id", equalTo(person.id().toString()));
        }
        TestBus.await(Topics.FACTS_IDENTITY, "user.suspended", person.id().toString(), SOON);
    }

    // --- clones

    @Test
    void ofClonesIsShownThatTheyAreThereAndWhose() {
        var clone = person.makesClone();
        Database.run("update clones set description = 'She kept bees.', deleted_at = now() where id = ?", clone);

        administrator.gets("/admin/clones?user_id=" + person.id()).statusCode(200)
                .body("data.id", contains(clone.toString()))
                .body("data[0].user_id", equalTo(person.id().toString()))
                .body("data[0].deleted_at", notNullValue())
                .body("data[0].keySet()", containsInAnyOrder("id", "user_id", "space_id", "is_personal", "status", "language",
                        "created_at", "updated_at", "deleted_at"));
        administrator.gets("/admin/clones").statusCode(200).body("data.user_id", everyItem(notNullValue()));
    }

    @Test
    void eachLookIsTold() {
        administrator.gets("/admin/users?query=anybody").statusCode(200);

        var told = TestBus.await(Topics.FACTS_IDENTITY, "admin.acted", administrator.id().toString(), SOON);
        assertThat(told.data().get("path").asText()).isEqualTo("/api/v1/admin/users");
    }

    private static ValidatableResponse rights(Person who, Person of, boolean administrator) {
        return who.patches("/admin/users/" + of.id(), Map.of("is_platform_admin", administrator));
    }

    private ValidatableResponse login() {
        return given().contentType("application/json").body(Map.of("email", person.email(), "password", Person.PASSWORD))
                .post("/api/v1/auth/login").then();
    }

    private static Person administrator() {
        var registered = Person.registered();
        Database.run("update users set is_platform_admin = true where id = ?", registered.id());
        return registered.with(tokenOf(registered.id()));
    }

    private static String tokenOf(UUID administrator) {
        return TestEdge.caller(administrator).platformAdmin().token();
    }
}

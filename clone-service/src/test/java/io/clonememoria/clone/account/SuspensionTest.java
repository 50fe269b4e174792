package io.clonememoria.clone.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.endsWith;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;
import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.identity.AdministratorsOnly;
import io.clonememoria.platform.identity.Caller;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.restassured.response.ValidatableResponse;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class SuspensionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Person person;
    private final UUID administrator = UUID.randomUUID();

    @Inject
    SuspensionService suspensions;
    @Inject
    Vertx vertx;

    @BeforeEach
    void register() {
        person = Person.registered();
    }

    @Test
    void aSuspendedPersonGetsNoTokens() {
        await(() -> suspensions.suspend(caller(true), person.id()));

        login().statusCode(403).body("type", endsWith("/account-suspended"));
        refresh().statusCode(403).body("type", endsWith("/account-suspended"));
        given().contentType("application/json").body(Map.of("email", person.email(), "password", "wrong password"))
                .post("/api/v1/auth/login").then().statusCode(401);
    }

    @Test
    void letInAgainTheSessionGoesOn() {
        await(() -> suspensions.suspend(caller(true), person.id()));
        refresh().statusCode(403);

        await(() -> suspensions.reactivate(caller(true), person.id()));

        refresh().statusCode(200);
        login().statusCode(200);
    }

    @Test
    void eachChangeIsAnnouncedOnceAndSoIsWhoMadeIt() {
        await(() -> suspensions.suspend(caller(true), person.id()));
        await(() -> suspensions.suspend(caller(true), person.id()));
        await(() -> suspensions.reactivate(caller(true), person.id()));

        TestBus.await(Topics.FACTS_IDENTITY, "user.reactivated", person.id().toString(), PATIENCE);
        var told = TestBus.read(Topics.FACTS_IDENTITY, event -> event.subject().equals(person.id().toString()));
        assertThat(told).extracting(TestBus.Event::type)
                .containsExactly("user.registered", "user.suspended", "user.reactivated");
        assertThat(TestBus.read(Topics.FACTS_IDENTITY, event -> event.type().equals("admin.acted")
                && event.subject().equals(administrator.toString()))).hasSize(3);
    }

    @Test
    void whoIsNoAdministratorSuspendsNobody() {
        assertThatThrownBy(() -> await(() -> suspensions.suspend(caller(false), person.id())))
                .isInstanceOf(AdministratorsOnly.class);
        refresh().statusCode(200);
    }

    @Test
    void norDoesARequestThatCallsTheFunctionItself() throws Exception {
        try (var request = Database.requestOf(person.id())) {
            assertThatThrownBy(() -> Database.column(request, "select private.suspend_user(?, true)", person.id()))
                    .hasMessageContaining("only under /admin");
        }
    }

    private Caller caller(boolean admin) {
        return new Caller(administrator, null, null, null, true, admin, null, Set.of(), "");
    }

    private ValidatableResponse login() {
        return given().contentType("application/json").body(Map.of("email", person.email(), "password", Person.PASSWORD))
                .post("/api/v1/auth/login").then();
    }

    private ValidatableResponse refresh() {
        return given().contentType("application/json").body(Map.of("refresh_token", person.refreshToken()))
                .post("/api/v1/auth/refresh").then();
    }

    private <T> T await(Supplier<Uni<T>> work) {
        var context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        return Uni.createFrom().<T>emitter(emitter -> context.runOnContext(_ ->
                work.get().subscribe().with(emitter::complete, emitter::fail))).await().atMost(PATIENCE);
    }
}

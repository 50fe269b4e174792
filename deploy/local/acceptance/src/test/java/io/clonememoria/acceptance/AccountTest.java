package io.clonememoria.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSuite.class)
class AccountTest {
    private final Api ann = Api.newPerson();

    @Test
    void aNewAccountIsLoggedIn() {
        ann.get("/users/me").statusCode(200)
                .body("id", equalTo(ann.userId())).body("email", equalTo(ann.email()))
                .body("$", not(hasKey("password_hash")));
    }

    @Test
    void aKnownAddressCannotRegisterAgainInWhateverCase() {
        Api.NOBODY.post("/auth/register", Map.of("email", ann.email().toUpperCase(), "password", Api.PASSWORD,
                "full_name", "Eve")).statusCode(409).contentType("application/problem+json");
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressGetTheSameAnswer() {
        var wrong = login(ann.email(), "not the password").statusCode(401).extract();
        var unknown = login("nobody-" + ann.email(), "not the password").statusCode(401).extract();

        assertThat(wrong.<String>path("type")).isEqualTo(unknown.path("type"));
        assertThat(wrong.<String>path("detail")).isEqualTo(unknown.path("detail"));
    }

    @Test
    void aRefreshTokenWorksOnceAndItsReuseEndsTheSession() {
        var second = Api.of(refresh(ann.refreshToken()).statusCode(200), ann.email());
        refresh(ann.refreshToken()).statusCode(401);

        refresh(second.refreshToken()).statusCode(401);
    }

    @Test
    void afterLogoutTheRefreshTokenIsWorthless() {
        ann.post("/auth/logout", Map.of()).statusCode(204);

        refresh(ann.refreshToken()).statusCode(401);
    }

    /** Within a second of the event, which itself takes as long as the relay; a loaded machine gets some patience. */
    @Test
    void afterLogoutTheAccessTokenIsWorthlessTooAlthoughItWouldLastForMinutes() {
        ann.get("/users/me").statusCode(200);
        ann.get("/clones").statusCode(200);

        ann.post("/auth/logout", Map.of()).statusCode(204);

        Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(50))
                .until(() -> ann.get("/users/me").extract().statusCode() == 401);
        ann.get("/clones").statusCode(401).body("type", endsWith("/session-revoked"));
    }

    @Test
    void withoutATokenThereIsNoWayIn() {
        for (var path : new String[] {"/users/me", "/clones", "/audit-log", "/billing/usage"}) {
            Api.NOBODY.get(path).statusCode(401).contentType("application/problem+json")
                    .header("WWW-Authenticate", notNullValue());
        }
    }

    @Test
    void anAddressIsProvenWithTheLinkThatWasSentToIt() {
        ann.get("/users/me").body("email_verified", equalTo(false));

        var token = Letters.token(ann.email(), "verify-email");
        Api.NOBODY.post("/auth/verify-email", Map.of("token", token)).statusCode(200).body("email_verified", equalTo(true));

        ann.get("/users/me").body("email_verified", equalTo(true));
        Api.NOBODY.post("/auth/verify-email", Map.of("token", token)).statusCode(404).body("type", endsWith("/link-not-valid"));
    }

    @Test
    void whoHasForgottenThePasswordChoosesAnotherAndEverySessionEnds() {
        Api.NOBODY.post("/auth/password-reset", Map.of("email", ann.email())).statusCode(202);
        Api.NOBODY.post("/auth/password-reset", Map.of("email", "nobody-" + ann.email())).statusCode(202);
        var token = Letters.token(ann.email(), "reset-password");

        Api.NOBODY.post("/auth/password-reset/confirm", Map.of("token", token, "password", "another password")).statusCode(204);

        login(ann.email(), "another password").statusCode(200);
        login(ann.email(), Api.PASSWORD).statusCode(401);
        soon(() -> ann.get("/users/me").extract().statusCode() == 401);
    }

    @Test
    void anAccountGetsAnotherAddressOnceThatIsProven() {
        var wanted = "other-" + ann.email();
        ann.post("/auth/email", Map.of("email", wanted, "password", Api.PASSWORD)).statusCode(202);

        Api.NOBODY.post("/auth/email/confirm", Map.of("token", Letters.token(wanted, "confirm-address"))).statusCode(200);

        ann.get("/users/me").statusCode(200).body("email", equalTo(wanted));
        login(wanted, Api.PASSWORD).statusCode(200);
    }

    @Test
    void whoDeletesTheAccountIsOutAtOnceAndFindsEverythingOnReturning() {
        var clone = ann.newClone("Grandmother");
        ann.delete("/users/me", Map.of("password", "not the password")).statusCode(422);
        ann.delete("/users/me", Map.of("password", Api.PASSWORD)).statusCode(204);
        soon(() -> ann.get("/clones").extract().statusCode() == 401);
        login(ann.email(), Api.PASSWORD).statusCode(401);

        Api.NOBODY.post("/auth/restore", Map.of("email", ann.email(), "password", Api.PASSWORD)).statusCode(200);

        soon(() -> Api.of(login(ann.email(), Api.PASSWORD).statusCode(200), ann.email()).get("/clones/{id}", clone)
                .extract().statusCode() == 200);
    }

    @Test
    void anAdministratorMakesOthersAdministratorsAndUnmakesThemWithinAMoment() {
        var first = Api.firstAdministrator();
        ann.get("/admin/users").statusCode(403);

        first.patch("/admin/users/{id}", Map.of("is_platform_admin", true), ann.userId()).statusCode(200);
        soon(() -> ann.get("/admin/users").extract().statusCode() == 200);
        ann.get("/admin/clones").statusCode(200);

        first.patch("/admin/users/{id}", Map.of("is_platform_admin", false), ann.userId()).statusCode(200);
        soon(() -> ann.get("/admin/users").extract().statusCode() == 403);
    }

    @Test
    void whoIsSuspendedIsOutWithinAMomentAndBackAfterwards() {
        var first = Api.firstAdministrator();
        ann.get("/users/me").statusCode(200);

        first.post("/admin/users/{id}/suspend", Map.of(), ann.userId()).statusCode(200);
        soon(() -> ann.get("/users/me").extract().statusCode() == 403);

        first.post("/admin/users/{id}/reactivate", Map.of(), ann.userId()).statusCode(200);
        soon(() -> ann.get("/users/me").extract().statusCode() == 200);
    }

    /** Within a second of the event, which itself takes as long as the relay; a loaded machine gets some patience. */
    private static void soon(Callable<Boolean> state) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(50)).until(state);
    }

    private static ValidatableResponse login(String email, String password) {
        return Api.NOBODY.post("/auth/login", Map.of("email", email, "password", password));
    }

    private static ValidatableResponse refresh(String token) {
        return Api.NOBODY.post("/auth/refresh", Map.of("refresh_token", token));
    }
}

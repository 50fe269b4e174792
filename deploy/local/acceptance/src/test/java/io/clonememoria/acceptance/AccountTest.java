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

    private static ValidatableResponse login(String email, String password) {
        return Api.NOBODY.post("/auth/login", Map.of("email", email, "password", password));
    }

    private static ValidatableResponse refresh(String token) {
        return Api.NOBODY.post("/auth/refresh", Map.of("refresh_token", token));
    }
}

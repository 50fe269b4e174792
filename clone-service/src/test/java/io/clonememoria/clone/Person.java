package io.clonememoria.clone;

import static io.restassured.RestAssured.given;

import io.clonememoria.local.TestEdge;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** Somebody with an account, who calls the service as the gateway lets them. */
public record Person(UUID id, String email, String token, String refreshToken) {
    public static final String PASSWORD = "correct horse battery";

    private static final AtomicBoolean PLANS_TOLD = new AtomicBoolean();

    public static Person registered() {
        if (PLANS_TOLD.compareAndSet(false, true)) {
            Siblings.tellPlans();
        }
        var email = "p" + UUID.randomUUID() + "@example.org";
        var answer = given().contentType("application/json")
                .body(Map.of("email", email, "password", PASSWORD, "full_name", "Rose Martin"))
                .post("/api/v1/auth/register").then().statusCode(201).extract();
        var id = UUID.fromString(answer.path("user.id"));
        return new Person(id, email, TestEdge.token(id), answer.path("refresh_token"));
    }

    /** The same person with another credential. */
    public Person with(String otherToken) {
        return new Person(id, email, otherToken, refreshToken);
    }

    public RequestSpecification asks() {
        return given().auth().oauth2(token).contentType("application/json");
    }

    public ValidatableResponse gets(String path) {
        return asks().get("/api/v1" + path).then();
    }

    public ValidatableResponse posts(String path, Object body) {
        return asks().body(body).post("/api/v1" + path).then();
    }

    public ValidatableResponse patches(String path, Object body) {
        return asks().body(body).patch("/api/v1" + path).then();
    }

    public ValidatableResponse deletes(String path) {
        return asks().delete("/api/v1" + path).then();
    }

    public UUID makesClone() {
        return idOf(posts("/clones", Map.of("name", "Grandmother Rose")));
    }

    public UUID makesCloneIn(UUID space) {
        return idOf(posts("/clones", Map.of("name", "Grandmother Rose", "space_id", space)));
    }

    public UUID opensConversation(UUID cloneId) {
        return idOf(posts("/clones/" + cloneId + "/conversations", Map.of()));
    }

    private static UUID idOf(ValidatableResponse created) {
        return UUID.fromString(created.statusCode(201).extract().path("id"));
    }
}
